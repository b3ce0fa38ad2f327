import { describe, expect, it } from 'vitest';
import { addressOf, beginningOf } from './route';

describe('an address', () => {
  it.each([
    ['', 'home', []],
    ['#/segments', 'segments', []],
    ['#/segments/', 'segments', []],
    ['#/segments/of/lapsing/versions', 'segments', ['of', 'lapsing', 'versions']],
    ['#/nowhere/of/lapsing', 'home', []],
    ['#/toString', 'home', []],
  ])('%j is %s', (hash, place, rest) => {
    expect(addressOf(hash)).toEqual({ place, rest, query: '' });
  });

  it('has what is chosen behind a question mark', () => {
    expect(addressOf('#/insights/metrics/orders?by=country&where=country:a/b?c')).toEqual({
      place: 'insights',
      rest: ['metrics', 'orders'],
      query: 'by=country&where=country:a/b?c',
    });
  });

  it('of somebody who reads figures alone begins with them', () => {
    expect(beginningOf(addressOf(''), ['insights:read']).place).toBe('insights');
    expect(beginningOf(addressOf(''), ['insights:read', 'flow:read']).place).toBe('home');
    expect(beginningOf(addressOf(''), []).place).toBe('home');
    expect(beginningOf(addressOf('#/register'), ['insights:read']).place).toBe('register');
  });
});
