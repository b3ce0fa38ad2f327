import type { ReactNode } from 'react';
import type { Pages } from '../api/usePages';
import { FailureNote } from './FailureNote';

interface Props<Page> {
  pages: Pages<Page>;
  children: (pages: readonly Page[]) => ReactNode;
}

/** What was read so far, and how to go on. */
export function PageList<Page>({ pages: { pages, busy, failure, more, readMore, startOver }, children }: Props<Page>) {
  return (
    <>
      {pages.length > 0 && children(pages)}
      {failure && <FailureNote failure={failure} />}
      <div className="actions" aria-busy={busy}>
        {more && !failure && (
          <button type="button" aria-disabled={busy} onClick={readMore}>
            {busy ? 'Reading…' : 'Show more'}
          </button>
        )}
        {pages.length === 0 && busy && <p className="quiet">Loading…</p>}
        {(failure || pages.length > 0) && (
          <button type="button" aria-disabled={busy} onClick={startOver}>
            {failure ? 'Begin anew' : 'Read anew'}
          </button>
        )}
      </div>
    </>
  );
}
