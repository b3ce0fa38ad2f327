import { describe, expect, it } from 'vitest';
import { findRequestOf } from './query';
import { summaryInWords } from './Receipt';
import { whyInWords } from './VerdictList';
import { withdrawalOf } from './Withdrawal';

describe('what was typed', () => {
  it.each([
    [' user:17850 ', { id: 'user:17850' }],
    ['user:jane@example.com', { id: 'user:jane@example.com' }],
    ['anonymous:a-1', { id: 'anonymous:a-1' }],
    ['jane@example.com', { email: 'jane@example.com' }],
    ['+33 1 23 45 67 89', { phone: '+33 1 23 45 67 89' }],
    ['01.23.45.67.89', { phone: '01.23.45.67.89' }],
  ])('"%s" is understood', (typed, wanted) => {
    expect(findRequestOf(typed)).toEqual(wanted);
  });

  it.each(['', '17850', 'jane', 'user:', '@'])('"%s" is sent nowhere', (typed) => {
    expect(findRequestOf(typed)).toBeUndefined();
  });
});

describe('a verdict', () => {
  it('says what it rests on or why not', () => {
    expect(whyInWords({ purpose: 'offers', decision: true, legalBasis: 'CONSENT' })).toBe('Rests on consent');
    expect(whyInWords({ purpose: 'offers', decision: false, reason: 'objected' })).toBe('The person objected');
  });
});

describe('a withdrawal', () => {
  it('names the channel only where the purpose has one', () => {
    expect(withdrawalOf({ purpose: 'profiling', decision: true })).toEqual({
      purpose: 'profiling',
      state: 'WITHDRAWN',
      method: 'officer-page',
    });
    expect(withdrawalOf({ purpose: 'offers', channel: 'sms', decision: true })).toHaveProperty('channel', 'sms');
  });
});

describe('a receipt', () => {
  const shutOff = {
    id: 's',
    purpose: 'offers',
    channel: 'sms',
    acknowledgedAt: '2026-11-23T10:00:00.000Z',
    complete: false,
    points: [{ kind: 'gateway' as const, id: 'g1', stoppedAt: '2026-11-23T10:00:00.004Z' }, { kind: 'stream' as const, id: 'j' }],
  };

  it('is read aloud while it waits and when it is complete', () => {
    expect(summaryInWords(shutOff)).toBe('Offers by SMS: withdrawn. Stopped at 1 of 2 points so far.');
    expect(summaryInWords({ ...shutOff, complete: true, completedAt: '2026-11-23T10:00:00.041Z' })).toBe(
      'Offers by SMS: stopped everywhere after 41 ms.',
    );
  });
});
