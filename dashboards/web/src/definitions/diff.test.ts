import { describe, expect, it } from 'vitest';
import { sideBySide } from './diff';

const rows = (before: string, after: string) =>
  sideBySide([...before], [...after]).map(({ before: one, after: other, changed }) => `${one ?? '.'}${other ?? '.'}${changed ? '*' : ''}`);

describe('two texts side by side', () => {
  it.each([
    ['abc', 'abc', ['aa', 'bb', 'cc']],
    ['abc', 'axc', ['aa', 'bx*', 'cc']],
    ['abc', 'ac', ['aa', 'b.*', 'cc']],
    ['ac', 'abc', ['aa', '.b*', 'cc']],
    ['', 'ab', ['.a*', '.b*']],
    ['abcd', 'bcde', ['a.*', 'bb', 'cc', 'dd', '.e*']],
  ])('%s and %s', (before, after, expected) => {
    expect(rows(before, after)).toEqual(expected);
  });
});
