import { describe, expect, it } from 'vitest';
import { durationInWords, isoOf, lengthOf, UNITS } from './durations';

describe('a duration', () => {
  it.each([
    ['PT2M', '2', 'minutes'],
    ['PT36H', '36', 'hours'],
    ['P90D', '90', 'days'],
    ['P365D', '365', 'days'],
    ['P2W', '2', 'weeks'],
  ] as const)('%s is %s %s, and is written so again', (iso, number, unit) => {
    expect(lengthOf(iso)).toEqual({ number, unit });
    expect(isoOf({ number, unit })).toBe(iso);
  });

  it('of several units is said in the largest that fits', () => {
    expect(lengthOf('P1DT12H')).toEqual({ number: '36', unit: 'hours' });
    expect(lengthOf('P1W1D')).toEqual({ number: '8', unit: 'days' });
    expect(lengthOf('PT1H30M')).toEqual({ number: '90', unit: 'minutes' });
  });

  it.each(['PT30S', 'P1M', 'P1Y', 'P', 'PT', 'P1DT', '30', ''])('%j cannot be said with one of the units', (iso) => {
    expect(lengthOf(iso)).toBeUndefined();
  });

  it('whose number is none is written for the gateway to refuse', () => {
    expect(isoOf({ number: '', unit: 'days' })).toBe('PD');
    expect(isoOf({ number: 'ten', unit: 'hours' })).toBe('PTtenH');
  });

  it('reads in words', () => {
    expect(durationInWords('P1D')).toBe('1 day');
    expect(durationInWords('P2W')).toBe('2 weeks');
    expect(durationInWords('PT30S')).toBe('PT30S');
    expect(UNITS).toHaveLength(4);
  });
});
