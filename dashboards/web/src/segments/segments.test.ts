import { describe, expect, it } from 'vitest';
import { reachInWords } from './reach';
import { verdictInWords } from './WhyInOrOut';
import { changeInWords, shortPseudonym } from './words';

const size = (count: number, shown: string) => ({ count, shown });

describe('the reach of a segment', () => {
  it('is told by channel, or at once where all are alike', () => {
    expect(reachInWords({ email: size(980, '980'), sms: size(0, 'fewer than 10') })).toBe('980 by e-mail, fewer than 10 by SMS');
    expect(reachInWords({ email: size(0, 'fewer than 10'), sms: size(0, 'fewer than 10') })).toBe('fewer than 10 on each channel');
    expect(reachInWords({})).toBe('–');
  });
});

describe('why a contact is in or out', () => {
  const why = { in: true, member: true, sentence: 'Ordered at least once.' };

  it('says the rule and whether it holds', () => {
    expect(verdictInWords('user:1', why)).toBe('The rule holds for user:1 now: Ordered at least once.');
    expect(verdictInWords('user:1', { ...why, in: false, member: false })).toContain('does not hold');
  });

  it('says so where the stream has not followed yet', () => {
    expect(verdictInWords('user:1', { ...why, member: false })).toContain('still has it out; it will follow');
    expect(verdictInWords('user:1', { ...why, in: false })).toContain('still has it in; it will follow');
  });
});

describe('an entry or exit', () => {
  it('says why', () => {
    expect(changeInWords({ change: 'entered', reason: 'defined' })).toBe('Entered: by a new version of the rule');
    expect(changeInWords({ change: 'exited', reason: 'expired' })).toBe('Left: the consent has expired');
  });
});

describe('a short pseudonym', () => {
  it('is of the part that differs', () => {
    expect(shortPseudonym('analytics.1.9f86d081884c7d65')).toBe('9f86d081…');
    expect(shortPseudonym('9f86d081884c7d65')).toBe('9f86d081…');
  });
});
