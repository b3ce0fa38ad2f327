import { FailureNote } from '../ui/FailureNote';
import type { Saving } from './form';

interface Props {
  saving: Pick<Saving<unknown>, 'busy' | 'failure'>;
  act: string;
  leaveTo: string;
}

/** At the end of a form: what became of saving, and the ways out. */
export function SaveActions({ saving: { busy, failure }, act, leaveTo }: Props) {
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      {failure?.kind === 'away' && <p>It is not known whether it was saved. Look at the list before you save again.</p>}
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy}>
          {busy ? 'Saving…' : act}
        </button>
        <a href={leaveTo}>Leave without saving</a>
      </div>
    </>
  );
}
