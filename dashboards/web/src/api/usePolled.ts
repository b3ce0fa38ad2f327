import { useCallback, useEffect, useState } from 'react';
import type { Outcome } from './outcome';
import { afterReading, poll, type Polled } from './polled';

/** Keeps reading while the component is shown. `read` and `isFinal` must be stable functions: a new one starts over; another round reads at once. */
export function usePolled<T>(
  read: () => Promise<Outcome<T>>,
  intervalMs: number,
  isFinal?: (value: T) => boolean,
  round = 0,
): Polled<T> {
  const [polled, setPolled] = useState<Polled<T>>({ phase: 'loading' });
  useEffect(() => setPolled({ phase: 'loading' }), [read]);
  useEffect(
    () =>
      poll({
        read,
        intervalMs,
        onOutcome: (outcome) => setPolled((before) => afterReading(before, outcome, new Date())),
        ...(isFinal && { isFinal }),
      }),
    [read, intervalMs, isFinal, round],
  );
  return polled;
}

/** As {@link usePolled}, with a way to read again at once while what is known stays. */
export function useRefreshed<T>(read: () => Promise<Outcome<T>>, intervalMs: number): [Polled<T>, () => void] {
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((number) => number + 1), []);
  return [usePolled(read, intervalMs, undefined, round), refresh];
}

/** As {@link usePolled}, with a way to start over at once. */
export function useRetried<T>(read: () => Promise<Outcome<T>>, intervalMs: number): [Polled<T>, () => void] {
  const [attempt, setAttempt] = useState(0);
  // another function for each attempt: that is what starts over
  const again = useCallback(() => read(), [read, attempt]);
  const retry = useCallback(() => setAttempt((number) => number + 1), []);
  return [usePolled(again, intervalMs), retry];
}
