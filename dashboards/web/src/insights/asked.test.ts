import { describe, expect, it } from 'vitest';
import { askedIn, brokenDownBy, comparedDays, daysOf, periodsOf, queryOf, questionOf } from './asked';
import { METRIC } from './sample';

const CONTACTS = { ...METRIC, measure: 'contacts' as const, additive: false };

describe('what is asked of a metric', () => {
  it('is what its address says, and makes the same address', () => {
    const query = 'from=2026-11-02&until=2026-11-09&period=week&against=before&by=country&where=country%3AFrance';
    expect(queryOf(askedIn(query, METRIC))).toBe(query);
  });

  it('leaves out what the metric does not know', () => {
    expect(askedIn('from=yesterday&period=hour&against=x&by=city&where=country:Atlantis&where=city:Lyon', METRIC)).toEqual({ by: [], where: [] });
  });

  it('is the newest that was released, as long as a reader can take in', () => {
    expect(daysOf({ by: [], where: [] }, METRIC, 'Europe/Paris')).toEqual({ from: '2026-11-01', until: '2026-12-01' });
    expect(daysOf({ by: [], where: [] }, { ...METRIC, period: 'hour' }, 'Europe/Paris')).toEqual({ from: '2026-11-24', until: '2026-12-01' });
    const { released: _, ...nothing } = METRIC;
    expect(daysOf({ by: [], where: [] }, nothing, 'Europe/Paris')).toBeUndefined();
  });

  it('puts windows together only where that is allowed', () => {
    expect(periodsOf(METRIC)).toEqual(['day', 'week', 'month', 'total']);
    expect(periodsOf({ ...METRIC, period: 'week' })).toEqual(['week', 'total']);
    expect(periodsOf(CONTACTS)).toEqual(['day']);
  });

  it('breaks distinct counts down by all that is not held to one value', () => {
    expect(brokenDownBy({ by: [], where: [] }, METRIC)).toEqual([]);
    expect(brokenDownBy({ by: [], where: [] }, CONTACTS)).toEqual(['country']);
    expect(brokenDownBy({ by: [], where: ['country:France'] }, CONTACTS)).toEqual([]);
    expect(brokenDownBy({ by: [], where: ['country:France', 'country:EIRE'] }, CONTACTS)).toEqual(['country']);
  });

  it.each([
    ['2026-11-02', '2026-11-09', 'day', '2026-10-26', '2026-11-02'],
    ['2026-11-01', '2026-12-01', 'day', '2026-10-01', '2026-11-01'],
    ['2026-11-02', '2026-11-12', 'week', '2026-10-19', '2026-10-29'],
  ] as const)('compares %s to %s by %s with the time before', (from, until, period, otherFrom, otherUntil) => {
    expect(comparedDays({ from, until }, 'before', period)).toEqual({ from: otherFrom, until: otherUntil });
  });

  it('compares with a year before, of weeks with the same weeks', () => {
    const days = { from: '2026-11-02', until: '2026-11-09' };
    expect(comparedDays(days, 'year', 'day')).toEqual({ from: '2025-11-02', until: '2025-11-09' });
    expect(comparedDays(days, 'year', 'week')).toEqual({ from: '2025-11-03', until: '2025-11-10' });
  });

  it('is put to the server', () => {
    const asked = askedIn('by=country&where=country:France&period=week&against=before', METRIC);
    const question = questionOf(asked, METRIC, { from: '2026-11-02', until: '2026-11-09' });
    question.delete('limit');
    expect(question.toString()).toBe(
      'from=2026-11-02&until=2026-11-09&by=country&where=country%3AFrance&period=week&compareFrom=2026-10-26&compareUntil=2026-11-02',
    );
  });
});
