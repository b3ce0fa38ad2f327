import { describe, expect, it } from 'vitest';
import type { Outcome } from '../api/outcome';
import { intervalInWords, stateInWords } from './PreviewPanel';
import { answered, edited, failureOf, isAsking, isStale, nothingYet } from './preview';

const said = (sentence: string): Outcome<string> => ({ ok: true, value: sentence });
const refused: Outcome<string> = { ok: false, failure: { kind: 'refused', title: 'Wrong rule' } };
const start = nothingYet<string>('rule A');

describe('the preview of a rule', () => {
  it('is awaited at first', () => {
    expect(isAsking(start)).toBe(true);
    expect(isStale(start)).toBe(false);
  });

  it('is current once the answer to this very rule is there', () => {
    const known = answered(start, 1, 'rule A', said('A'));
    expect(known.shown?.answer).toBe('A');
    expect(isStale(known)).toBe(false);
    expect(isAsking(known)).toBe(false);
  });

  it('is stale as soon as the rule is edited, until the answer to the edited rule', () => {
    const changed = edited(answered(start, 1, 'rule A', said('A')), 'rule B');
    expect(isStale(changed)).toBe(true);
    expect(isAsking(changed)).toBe(true);
    expect(isStale(answered(changed, 2, 'rule B', said('B')))).toBe(false);
  });

  it('is stale still where an answer to an earlier rule comes', () => {
    const changed = edited(start, 'rule B');
    expect(isStale(answered(changed, 1, 'rule A', said('A')))).toBe(true);
  });

  it('is current again where the edit was taken back', () => {
    const changed = edited(answered(start, 1, 'rule A', said('A')), 'rule B');
    expect(isStale(edited(changed, 'rule A'))).toBe(false);
  });

  it('keeps the answer to the last question, in whatever order the answers come', () => {
    const last = answered(edited(start, 'rule B'), 2, 'rule B', said('B'));
    expect(answered(last, 1, 'rule A', said('A'))).toBe(last);
  });

  it('keeps what was shown beside a refusal, as stale', () => {
    const changed = answered(edited(answered(start, 1, 'rule A', said('A')), 'rule B'), 2, 'rule B', refused);
    expect(changed.shown?.answer).toBe('A');
    expect(isStale(changed)).toBe(true);
    expect(failureOf(changed)).toEqual({ kind: 'refused', title: 'Wrong rule' });
    expect(isAsking(changed)).toBe(false);
  });

  it('does not blame an edited rule for what was wrong before', () => {
    expect(failureOf(edited(answered(start, 1, 'rule A', refused), 'rule B'))).toBeUndefined();
  });
});

describe('the preview in words', () => {
  it('has an interval, but none within what is too small to be told', () => {
    expect(intervalInWords(1125, 1375)).toBe('1,125 to 1,375 with 95 % confidence');
    expect(intervalInWords(0, 130)).toBe('At most 130 with 95 % confidence');
    expect(intervalInWords(0, 10)).toBe('');
  });

  it('never calls the answer to another rule that of the rule as it stands', () => {
    const answer = { sentence: 'A', sampled: 4, of: 264, estimate: 0, low: 0, high: 0, shown: 'fewer than 10', reach: {}, tookMs: 35 };
    const known = answered(nothingYet<typeof answer>('rule A'), 1, 'rule A', { ok: true, value: answer });
    expect(stateInWords(known)).toBe('Of the rule as it stands, in 35 ms');
    expect(stateInWords(edited(known, 'rule B'))).toContain('Of the rule before');
    expect(stateInWords(answered(edited(known, 'rule B'), 2, 'rule B', refused))).toContain('Of the rule before');
    expect(stateInWords(nothingYet('rule A'))).toBe('Asking…');
  });
});
