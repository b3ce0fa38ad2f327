import { useCallback, useEffect, useState } from 'react';
import type { Outcome } from './outcome';
import { afterReading, poll, type Polled } from './polled';

/** Keeps reading while the component is shown. `read` and `isFinal` must be stable functions: a new one starts over. */
export function usePolled<T>(
  read: () => Promise<Outcome<T>>,
  intervalMs: number,
  isFinal?: (value: T) => boolean,
): Polled<T> {
  const [polled, setPolled] = useState<Polled<T>>({ phase: 'loading' });
  useEffect(() => {
    setPolled({ phase: 'loading' });
    return poll({
      read,
      intervalMs,
      onOutcome: (outcome) => setPolled((before) => afterReading(before, outcome, new Date())),
      ...(isFinal && { isFinal }),
    });
  }, [read, intervalMs, isFinal]);
  return polled;
}

/** As {@link usePolled}, with a way to start over at once. */
export function useRetried<T>(read: () => Promise<Outcome<T>>, intervalMs: number): [Polled<T>, () => void] {
  const [attempt, setAttempt] = useState(0);
  // another function for each attempt: that is what starts over
  const again = useCallback(() => read(), [read, attempt]);
  const retry = useCallback(() => setAttempt((number) => number + 1), []);
  return [usePolled(again, intervalMs), retry];
}
