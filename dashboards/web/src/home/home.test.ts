import { describe, expect, it } from 'vitest';
import type { FlowHistory } from '../api/types';
import { admittedInWords, withheldBy } from './FlowFigures';

const HISTORY: FlowHistory = {
  time: 'processing',
  clock: 'wall',
  from: '2026-11-22T00:00:00Z',
  to: '2026-11-23T10:00:00Z',
  step: 'day',
  state: 'current',
  starts: ['2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z'],
  admitted: [1200, 34],
};

describe('what the stream admitted', () => {
  it('is the sum of its history', () => {
    expect(admittedInWords({ phase: 'known', value: HISTORY, readAt: new Date() })).toBe('1,234');
  });

  it('is no number while it is unknown or still counted', () => {
    expect(admittedInWords({ phase: 'loading' })).toBe('–');
    expect(admittedInWords({ phase: 'known', value: { ...HISTORY, state: 'catching-up' }, readAt: new Date() })).toBe('–');
  });
});

describe('what was withheld', () => {
  it('is counted by enforcement point and together', () => {
    const flow = {
      withheld: [
        { point: 'gateway' as const, reason: 'no_record', count: 3 },
        { point: 'stream' as const, reason: 'erased', count: 2 },
      ],
    };
    expect(withheldBy(flow)).toBe(5);
    expect(withheldBy(flow, 'stream')).toBe(2);
  });
});
