import type { ReactNode } from 'react';
import type { Polled } from '../api/polled';
import { FailureNote, failureInWords } from './FailureNote';
import { clockTime } from './time';

interface Props<T> {
  polled: Polled<T>;
  children: (value: T) => ReactNode;
}

/** Loading, failed, known or stale: every screen says it the same way. */
export function PolledView<T>({ polled, children }: Props<T>) {
  switch (polled.phase) {
    case 'loading':
      return <p className="quiet">Loading…</p>;
    case 'failed':
      return <FailureNote failure={polled.failure} />;
    case 'known':
      return (
        <>
          {polled.failure && (
            <p className="note note-stale" role="status">
              {failureInWords(polled.failure).title}. Shown: what was known at {clockTime(polled.readAt)}.
            </p>
          )}
          {children(polled.value)}
        </>
      );
  }
}
