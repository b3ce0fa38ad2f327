import { describe, expect, it } from 'vitest';
import type { ListUpload } from '../api/types';
import { LIST_NAME, resultsOf, typeOf, unnamedOf } from './uploads';

describe('the type of a file', () => {
  it.each([
    ['fair.csv', 'text/csv'],
    ['Fair 2026.CSV', 'text/csv'],
    ['fair.ndjson', 'application/x-ndjson'],
    ['fair.jsonl', 'application/x-ndjson'],
    ['fair.xlsx', undefined],
    ['csv', undefined],
  ])('of %s is %s', (name, type) => {
    expect(typeOf(name)).toBe(type);
  });
});

describe('the name of a list', () => {
  it.each([
    ['fair-2026', true],
    ['Fair', false],
    ['-fair', false],
    ['f'.repeat(65), false],
  ])('%s: %s', (name, fits) => {
    expect(new RegExp(`^(?:${LIST_NAME})$`, 'v').test(name)).toBe(fits);
  });
});

describe('what an upload came to', () => {
  const size = (shown: string) => ({ count: 0, shown });
  const upload = {
    lines: 1_203,
    known: size('1,200'),
    unknown: size('fewer than 10'),
    failed: 102,
    removed: size('fewer than 10'),
    size: size('1,200'),
    faults: [{ line: 3, field: 'email', allowed: 'an e-mail address' }],
  } as unknown as ListUpload;

  it('is told in numbers that say of nobody whether it is known', () => {
    expect(resultsOf(upload)).toContainEqual(['Known', '1,200']);
    expect(resultsOf(upload)).toContainEqual(['Unknown, of whom nothing is kept', 'fewer than 10']);
    expect(resultsOf(upload)).toContainEqual(['Wrong', '102']);
  });

  it('says how many wrong lines are not named', () => {
    expect(unnamedOf(upload)).toBe(101);
  });
});
