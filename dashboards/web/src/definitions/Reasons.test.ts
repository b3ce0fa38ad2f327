import { describe, expect, it } from 'vitest';
import { reasonInWords } from './Reasons';

const leaf = { path: 'rule.rules[0]', holds: true, value: '3', words: 'ordered (Order Completed) at least 3 times' };

describe('a reason', () => {
  it('says the leaf, whether it holds and what it found', () => {
    expect(reasonInWords(leaf)).toBe('Ordered (Order Completed) at least 3 times: yes, 3');
    expect(reasonInWords({ ...leaf, holds: false, value: '' })).toBe('Ordered (Order Completed) at least 3 times: no');
    expect(reasonInWords({ ...leaf, value: '12345' })).toBe('Ordered (Order Completed) at least 3 times: yes, 12,345');
    expect(reasonInWords({ ...leaf, value: '512.4' })).toBe('Ordered (Order Completed) at least 3 times: yes, 512.4');
    expect(reasonInWords({ ...leaf, value: '2026-11-23T10:00:00Z' })).toMatch(/yes, 23 Nov 2026/);
  });

  it('names the leaf by its path where its rule is not known any more', () => {
    expect(reasonInWords({ ...leaf, words: '' })).toBe('rule.rules[0]: yes, 3');
  });
});
