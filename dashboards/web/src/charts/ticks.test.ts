import { describe, expect, it } from 'vitest';
import { tickInWords } from './ticks';

const words = (...ticks: string[]) => {
  const dates = ticks.map((tick) => new Date(tick));
  return dates.map((date, index) => tickInWords(date, index, dates));
};

describe('ticks', () => {
  it('of hours say the day where it begins, by a clock of 24 hours', () => {
    expect(words('2011-12-08T18:00Z', '2011-12-09T00:00Z', '2011-12-09T06:00Z')).toEqual(['18:00\n8 Dec', '00:00\n9 Dec', '06:00']);
  });

  it('of days say the month where it begins', () => {
    expect(words('2026-10-25T00:00Z', '2026-11-01T00:00Z', '2026-11-08T00:00Z')).toEqual(['25\nOct', '1\nNov', '8']);
  });

  it('of months say the year where it begins', () => {
    expect(words('2010-12-01T00:00Z', '2011-01-01T00:00Z', '2011-02-01T00:00Z')).toEqual(['Dec\n2010', 'Jan\n2011', 'Feb']);
  });

  it('of years say nothing more', () => {
    expect(words('2010-01-01T00:00Z', '2011-01-01T00:00Z')).toEqual(['2010', '2011']);
  });
});
