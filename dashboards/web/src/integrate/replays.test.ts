import { describe, expect, it } from 'vitest';
import type { DeadLetters } from '../api/types';
import { choicesOf, resultInWords } from './replays';

const counted = (eventType?: string, field?: string): DeadLetters['counts'][number] => ({
  origin: 'stream',
  reason: 'wrong_type',
  count: 1,
  newestAt: '2026-11-23T10:00:00Z',
  ...(eventType !== undefined && { eventType }),
  ...(field !== undefined && { field }),
});

describe('what can be replayed', () => {
  it('is everything, each type, and each of its fields, once', () => {
    const counts = [counted('Order Completed', 'total'), counted('Order Completed', 'total'), counted('Email Opened'), counted()];
    expect(choicesOf(counts)).toEqual([
      { label: 'Everything', wanted: {} },
      { label: 'Email Opened', wanted: { eventType: 'Email Opened' } },
      { label: 'Order Completed', wanted: { eventType: 'Order Completed' } },
      { label: 'Order Completed, total', wanted: { eventType: 'Order Completed', field: 'total' } },
    ]);
  });
});

describe('the result of a replay', () => {
  it('says what became of every letter', () => {
    expect(resultInWords({ replayed: 3, unfit: 1, withheld: 2, gone: 0 })).toBe(
      '3 taken in again; 1 still does not fit; 2 withheld: consent does not stand any more; 0 of erased contacts or replayed before.',
    );
  });

  it('says so where there was none', () => {
    expect(resultInWords({ replayed: 0, unfit: 0, withheld: 0, gone: 0 })).toBe('There was no letter to replay.');
  });
});
