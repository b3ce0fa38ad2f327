import type { ReactNode } from 'react';
import type { Polled } from '../api/polled';
import { FailureNote, failureInWords } from '../ui/FailureNote';
import { clockTime } from '../ui/time';

interface History {
  state: 'current' | 'catching-up';
  starts: readonly string[];
}

interface NoteProps {
  polled: Polled<History>;
  onRetry: () => void;
}

/** Says what is not as it should be with a history: nothing while it is loaded and current. */
export function HistoryNote({ polled, onRetry }: NoteProps) {
  if (polled.phase === 'failed') {
    return (
      <>
        <FailureNote failure={polled.failure} />
        <p>
          <button type="button" onClick={onRetry}>
            Try again
          </button>
        </p>
      </>
    );
  }
  const why = polled.phase === 'known' ? staleBecause(polled) : undefined;
  return why === undefined ? null : (
    <p className="stale-mark" role="status">
      {why}
    </p>
  );
}

export const isStale = (polled: Polled<History>): boolean =>
  polled.phase === 'known' && staleBecause(polled) !== undefined;

function staleBecause({ value, readAt, failure }: Extract<Polled<History>, { phase: 'known' }>): string | undefined {
  if (failure) {
    return `${failureInWords(failure).title}. Shown: what was known at ${clockTime(readAt)}.`;
  }
  return value.state === 'catching-up'
    ? `The gateway is still reading its log. Shown: what it had read by ${clockTime(readAt)}; the figures will change.`
    : undefined;
}

interface Props<T extends History> {
  polled: Polled<T>;
  onRetry: () => void;
  /** Shown where there is nothing yet: what to do. */
  empty: ReactNode;
  children: (history: T) => ReactNode;
}

/** Charts of a history in each of its states, in the same room, so that nothing jumps. */
export function HistoryView<T extends History>({ polled, onRetry, empty, children }: Props<T>) {
  return (
    <div className={isStale(polled) ? 'history stale' : 'history'} aria-busy={polled.phase === 'loading'}>
      <div className={polled.phase === 'failed' ? 'placeholder' : undefined}>
        <HistoryNote polled={polled} onRetry={onRetry} />
      </div>
      {polled.phase === 'loading' && <p className="placeholder">Loading…</p>}
      {polled.phase === 'known' && (polled.value.starts.length > 0 ? children(polled.value) : <p className="placeholder"><span>{empty}</span></p>)}
    </div>
  );
}
