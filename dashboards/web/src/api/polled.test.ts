import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from './outcome';
import { afterReading, poll, type Polled } from './polled';

const AT_TEN = new Date('2026-11-23T10:00:00Z');
const LATER = new Date('2026-11-23T10:00:02Z');
const LOADING: Polled<number> = { phase: 'loading' };
const KNOWN: Polled<number> = { phase: 'known', value: 7, readAt: AT_TEN };
const away = { ok: false, failure: { kind: 'away' } } as const;
const signedOut = { ok: false, failure: { kind: 'signed-out' } } as const;
const seven: Outcome<number> = { ok: true, value: 7 };

describe('what is known after a reading', () => {
  it('is the answer', () => {
    expect(afterReading(LOADING, seven, AT_TEN)).toEqual(KNOWN);
  });

  it('is a failure when nothing was known before', () => {
    expect(afterReading(LOADING, away, AT_TEN)).toEqual({ phase: 'failed', failure: { kind: 'away' } });
  });

  it('is stale, with the time of the last answer, when the gateway goes away', () => {
    expect(afterReading(KNOWN, away, LATER)).toEqual({ ...KNOWN, failure: { kind: 'away' } });
  });

  it('is fresh again once the gateway answers', () => {
    const stale = afterReading(KNOWN, away, LATER);
    expect(afterReading(stale, seven, LATER)).toEqual({ ...KNOWN, readAt: LATER });
  });

  it('is nothing any more once the session has ended', () => {
    expect(afterReading(KNOWN, signedOut, LATER)).toEqual({ phase: 'failed', failure: { kind: 'signed-out' } });
  });
});

describe('polling', () => {
  const tab = Object.assign(new EventTarget(), { hidden: false });
  const show = (shown: boolean) => {
    tab.hidden = !shown;
    tab.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    tab.hidden = false;
    vi.stubGlobal('document', tab);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const start = (read: () => Promise<Outcome<number>>, isFinal?: (value: number) => boolean) =>
    poll({ read, intervalMs: 100, onOutcome: () => undefined, ...(isFinal && { isFinal }) });

  it('reads at once and then at each interval, until stopped', async () => {
    const read = vi.fn(async () => seven);
    const stop = start(read);
    await vi.advanceTimersByTimeAsync(250);
    expect(read).toHaveBeenCalledTimes(3);
    stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('goes on after a failure', async () => {
    const read = vi.fn(async () => away);
    start(read);
    await vi.advanceTimersByTimeAsync(100);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('rests while the tab is hidden and reads as soon as it is shown', async () => {
    const read = vi.fn(async () => seven);
    start(read);
    await vi.advanceTimersByTimeAsync(0);
    show(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(1);
    show(true);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('never has two readings under way', async () => {
    const read = vi.fn(() => new Promise<Outcome<number>>(() => undefined));
    start(read);
    show(false);
    show(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('ends with a final answer', async () => {
    const read = vi.fn(async () => seven);
    start(read, (value) => value === 7);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
