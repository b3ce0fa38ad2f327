import { describe, expect, it } from 'vitest';
import { rangeInWords, spansOf } from './steps';

describe('steps', () => {
  it.each([
    ['hour', '2010-12-01T08:00:00Z', '1 Dec 2010, 08:00'],
    ['day', '2010-12-01T00:00:00Z', '1 Dec 2010'],
    ['week', '2010-11-29T00:00:00Z', 'Week of 29 Nov 2010'],
    ['month', '2010-12-01T00:00:00Z', 'December 2010'],
    ['year', '2010-01-01T00:00:00Z', '2010'],
  ] as const)('of a %s are named in UTC', (step, start, label) => {
    const [span] = spansOf({ step, from: start, to: '2011-01-01T00:00:00Z', starts: [start] });
    expect(span?.label).toBe(label);
  });

  it('of weeks read as a sentence', () => {
    const starts = ['2010-11-29T00:00:00Z', '2010-12-06T00:00:00Z'];
    const weeks = { step: 'week', from: '2010-11-29T00:00:00Z', to: '2010-12-09T00:00:00Z', starts } as const;
    expect(rangeInWords(weeks)).toBe('per week, from week of 29 Nov 2010 to week of 6 Dec 2010, UTC');
  });

  it('may be none', () => {
    const none = { step: 'hour', from: '2010-11-29T00:00:00Z', to: '2010-11-29T00:00:00Z', starts: [] } as const;
    expect(spansOf(none)).toEqual([]);
    expect(rangeInWords(none)).toBe('');
  });
});
