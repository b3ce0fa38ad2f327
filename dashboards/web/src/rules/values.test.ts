import { describe, expect, it } from 'vitest';
import { listOf, numberOf, textOf } from './values';

describe('what is typed', () => {
  it.each([
    ['49.90', 49.9],
    ['-3', -3],
    ['0', 0],
    ['', undefined],
    ['ten', 'ten'],
    ['1e3', '1e3'],
    ['49.', '49.'],
  ])('%j as a number is %j', (typed, value) => {
    expect(numberOf(typed)).toBe(value);
  });

  it('as a list has a value a line', () => {
    expect(listOf(' FR\n\nBE, or so \n', (line) => line)).toEqual(['FR', 'BE, or so']);
    expect(listOf('1\ntwo', numberOf)).toEqual([1, 'two']);
    expect(textOf(['FR', 'BE'])).toBe('FR\nBE');
  });
});
