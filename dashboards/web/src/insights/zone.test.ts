import { describe, expect, it } from 'vitest';
import { dayBehind, dayOf, localMs, plusMonths, spanInWords, windowInWords } from './zone';

describe('a time of a zone', () => {
  it('is what its clocks show', () => {
    expect(dayOf(localMs('2026-11-01T23:00:00Z', 'Europe/Paris'))).toBe('2026-11-02');
    expect(dayOf(localMs('2026-07-01T21:59:59Z', 'Europe/Paris'))).toBe('2026-07-01');
    expect(new Date(localMs('2026-07-01T22:00:00Z', 'Europe/Paris')).toISOString()).toBe('2026-07-02T00:00:00.000Z');
  });

  it('ends with the day that is behind it', () => {
    expect(dayBehind(Date.parse('2026-11-02T00:00:00Z'))).toBe('2026-11-02');
    expect(dayBehind(Date.parse('2026-11-02T01:00:00Z'))).toBe('2026-11-03');
  });

  it('has a name in its period', () => {
    const [from, until] = [Date.parse('2026-11-02'), Date.parse('2026-11-09')];
    expect(windowInWords('week', from, until)).toBe('Week of 2 Nov 2026');
    expect(windowInWords('total', from, until)).toBe('2 Nov 2026 to 8 Nov 2026');
    expect(spanInWords(from, from + 1)).toBe('2 Nov 2026');
  });

  it('goes on by months, to the last day where there is no such day', () => {
    expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(plusMonths('2026-01-15', -2)).toBe('2025-11-15');
  });
});
