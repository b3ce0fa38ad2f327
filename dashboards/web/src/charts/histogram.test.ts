import { describe, expect, it } from 'vitest';
import { highest, histogramDrawing, histogramSummary } from './histogram';

const HISTOGRAM = {
  count: 1207,
  minimum: 0,
  maximum: 3.14159,
  median: 0.8,
  bins: [
    { from: 0, to: 2, count: 1200 },
    { from: 2, to: 4, count: 7 },
    { from: 4, to: 6, count: 0 },
  ],
};

describe('a histogram', () => {
  it('has a bar for each bin that has contacts, and a tip for each bin', () => {
    const { from, to, bars, tips } = histogramDrawing(HISTOGRAM);
    expect([from, to]).toEqual([0, 6]);
    expect(bars.map(({ high }) => high)).toEqual([1200, 7]);
    expect(tips.map(({ at }) => at)).toEqual([1, 3, 5]);
    expect(tips[0]?.text).toBe('0 to 2\n1,200 contacts');
  });

  it('has the scale of another beside it', () => {
    expect(histogramDrawing(HISTOGRAM, 'blue', highest({ count: 0, bins: [{ from: 0, to: 1, count: 2000 }] })).top).toBe(2000);
  });

  it('is said in a sentence', () => {
    expect(histogramSummary(HISTOGRAM)).toBe('1,207 contacts from 0 to 3.142, the middle one at 0.8');
    expect(histogramSummary({ count: 0, bins: [] })).toBe('0 contacts');
  });
});
