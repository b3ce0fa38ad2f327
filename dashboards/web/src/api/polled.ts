import type { Failure, Outcome } from './outcome';

/**
 * What a screen knows about something that it reads again and again. `failure` beside a value means that the value is
 * stale: shown, but no longer confirmed.
 */
export type Polled<T> =
  | { phase: 'loading' }
  | { phase: 'known'; value: T; readAt: Date; failure?: Failure }
  | { phase: 'failed'; failure: Failure };

export function afterReading<T>(before: Polled<T>, outcome: Outcome<T>, now: Date): Polled<T> {
  if (outcome.ok) {
    return { phase: 'known', value: outcome.value, readAt: now };
  }
  // Who may no longer read something must no longer see it; a gateway that is away takes nothing back.
  const mayKeep = ['away', 'busy', 'refused'].includes(outcome.failure.kind);
  return before.phase === 'known' && mayKeep
    ? { ...before, failure: outcome.failure }
    : { phase: 'failed', failure: outcome.failure };
}

interface Polling<T> {
  read: () => Promise<Outcome<T>>;
  intervalMs: number;
  onOutcome: (outcome: Outcome<T>) => void;
  /** Ends the polling once nothing can change any more. */
  isFinal?: (value: T) => boolean;
}

/** Reads at once and then `intervalMs` after each answer; not while the tab is hidden. Returns how to stop it. */
export function poll<T>({ read, intervalMs, onOutcome, isFinal }: Polling<T>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  let stopped = false;

  const next = async () => {
    if (stopped || reading || document.hidden) {
      return;
    }
    reading = true;
    const outcome = await read();
    reading = false;
    if (stopped) {
      return;
    }
    onOutcome(outcome);
    if (outcome.ok && isFinal?.(outcome.value)) {
      stop();
    } else {
      timer = setTimeout(next, intervalMs);
    }
  };
  const onVisibility = () => {
    clearTimeout(timer);
    void next();
  };
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  };

  document.addEventListener('visibilitychange', onVisibility);
  void next();
  return stop;
}
