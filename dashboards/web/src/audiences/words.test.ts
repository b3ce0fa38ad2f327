import { describe, expect, it } from 'vitest';
import type { AudienceExport } from '../api/types';
import { aboutInWords, identifiersOf, idOf, rowsInWords, sourceInWords } from './words';

describe('an audience in words', () => {
  it('says whom it is made of', () => {
    expect(sourceInWords({ segment: 'lapsing' })).toBe('Segment lapsing');
    expect(sourceInWords({ list: 'fair' })).toBe('List fair');
    expect(sourceInWords({ suppressed: true })).toBe('Those who said no');
  });

  it('says for what, with the channel where there is one', () => {
    expect(aboutInWords({ purpose: 'newsletter', channel: 'email' })).toBe('Newsletter, email');
    expect(aboutInWords({ purpose: 'advertising' })).toBe('Advertising');
  });

  it('offers no telephone numbers of who said no', () => {
    expect(identifiersOf(true)).not.toContain('phone');
    expect(identifiersOf(false)).toContain('phone');
  });
});

describe('an id', () => {
  it.each([
    ['Été: Lapsing Buyers!', 'ete-lapsing-buyers'],
    ['  --  ', ''],
    ['a'.repeat(80), 'a'.repeat(50)],
  ])('of %j is %j', (name, id) => {
    expect(idOf(name)).toBe(id);
  });
});

describe('the rows of an export', () => {
  const size = (shown: string) => ({ count: 0, shown });

  it('are at most the members before it is taken', () => {
    expect(rowsInWords({ shown: 'fewer than 10' } as AudienceExport)).toBe('at most fewer than 10');
  });

  it('are told with what did not go out', () => {
    const rows = { told: size('1,200'), withheld: size('30'), heldOut: size('120'), skipped: size('fewer than 10') };
    expect(rowsInWords({ shown: '1,350', rows } as AudienceExport)).toBe(
      '1,200 told, 30 withheld, 120 held out, fewer than 10 without address',
    );
  });
});
