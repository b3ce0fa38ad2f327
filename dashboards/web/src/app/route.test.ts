import { describe, expect, it } from 'vitest';
import { addressOf } from './route';

describe('an address', () => {
  it.each([
    ['', 'home', []],
    ['#/segments', 'segments', []],
    ['#/segments/', 'segments', []],
    ['#/segments/of/lapsing/versions', 'segments', ['of', 'lapsing', 'versions']],
    ['#/nowhere/of/lapsing', 'home', []],
    ['#/toString', 'home', []],
  ])('%j is %s', (hash, place, rest) => {
    expect(addressOf(hash)).toEqual({ place, rest });
  });
});
