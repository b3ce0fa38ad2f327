import { describe, expect, it } from 'vitest';
import type { ShutOff } from '../api/types';
import { stopInWords, stoppedInWords } from './shutOff';
import { elapsedMs, inMs } from './time';

const WAITING: ShutOff = {
  id: 's1',
  purpose: 'newsletter',
  channel: 'email',
  acknowledgedAt: '2026-11-23T10:00:00.000Z',
  complete: false,
  points: [
    { kind: 'gateway', id: 'g1', stoppedAt: '2026-11-23T10:00:00.003Z' },
    { kind: 'stream', id: 'contact-job' },
  ],
};

const STOPPED: ShutOff = {
  ...WAITING,
  complete: true,
  points: [
    { kind: 'stream', id: 'contact-job', stoppedAt: '2026-11-23T10:00:01.041Z' },
    { kind: 'gateway', id: 'g1', stoppedAt: '2026-11-23T10:00:00.003Z' },
  ],
};

describe('a shut-off', () => {
  it('counts the points while it waits', () => {
    expect(stoppedInWords(WAITING)).toBe('1 of 2 points');
  });

  it('waits for a point unless it was given up', () => {
    const stream = { kind: 'stream', id: 'contact-job' };
    expect(stopInWords(WAITING, stream)).toBe('Still waited for');
    expect(stopInWords({ ...WAITING, pending: [] }, stream)).toBe('Not waited for: it has gone silent');
    expect(stopInWords({ ...WAITING, complete: true }, stream)).toBe('Not waited for: it has gone silent');
  });

  it('takes as long as its slowest point', () => {
    expect(stoppedInWords(STOPPED)).toBe('1,041 ms');
  });

  it('prefers the time of completion that the gateway states', () => {
    expect(stoppedInWords({ ...STOPPED, completedAt: '2026-11-23T10:00:02.000Z' })).toBe('2,000 ms');
  });

  it('claims no time when none is stated', () => {
    expect(stoppedInWords({ ...STOPPED, points: [] })).toBe('Yes');
  });
});

describe('elapsed time', () => {
  it('is unknown while the end is missing or unreadable', () => {
    expect(elapsedMs(WAITING.acknowledgedAt, undefined)).toBeUndefined();
    expect(elapsedMs(WAITING.acknowledgedAt, 'soon')).toBeUndefined();
  });

  it('reads offsets other than UTC', () => {
    expect(elapsedMs('2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00.012+01:00')).toBe(12);
  });

  it('shows a difference between clocks as it is', () => {
    expect(inMs(-2)).toBe('-2 ms');
  });
});
