import { describe, expect, it } from 'vitest';
import { membersInWords, reasonsInWords } from './disclosures';

const row = {
  year: 2026,
  recipient: 'mail-house',
  purpose: 'newsletter',
  exports: 3,
  unended: 0,
  members: { count: 1_230, shown: '1,230' },
  reasons: ['spring', 'winter'],
  furtherReasons: 0,
};

describe('what a recipient was told', () => {
  it('is how many people', () => {
    expect(membersInWords(row)).toBe('1,230');
  });

  it('says of whom it does not know', () => {
    expect(membersInWords({ ...row, unended: 1 })).toBe('1,230; not counted: those of 1 that did not end');
  });

  it('is nobody without exports, not few', () => {
    expect(membersInWords({ ...row, exports: 0, members: { count: 0, shown: 'fewer than 10' } })).toBe('0');
  });
});

describe('for what reasons', () => {
  it('says how many it leaves out', () => {
    expect(reasonsInWords({ ...row, furtherReasons: 4 })).toBe('spring; winter; and 4 more');
  });

  it('says that there is none', () => {
    expect(reasonsInWords({ ...row, reasons: [] })).toBe('–');
  });
});
