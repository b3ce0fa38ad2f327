import { describe, expect, it } from 'vitest';
import type { SegmentCourse, SegmentHistory } from '../api/types';
import { COLOURS } from './drawing';
import { changesDrawing, shownOf, sizeDrawing, sizesDrawing, sizesSummary, sizeSummary } from './sizes';

const FREQUENT: SegmentCourse = {
  id: 'frequent-buyers',
  name: 'Frequent buyers',
  before: 2,
  size: [5, 4],
  entered: [3, 1],
  exited: [0, 2],
  withdrawn: [0, 1],
};
const history = (segments: SegmentCourse[]): SegmentHistory => ({
  clock: 'wall',
  step: 'hour',
  from: '2026-11-23T08:00:00Z',
  to: '2026-11-23T09:30:00Z',
  state: 'current',
  starts: ['2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z'],
  segments,
});
const lapsing = (size: number): SegmentCourse => ({ ...FREQUENT, id: `s${size}`, name: `S${size}`, size: [0, size] });

describe('a segment’s size', () => {
  it('runs from where the range begins through the end of each step to where the range ends', () => {
    expect(sizeDrawing(history([FREQUENT]), FREQUENT).lines[0]?.points).toEqual([
      { at: Date.parse('2026-11-23T08:00:00Z'), value: 2 },
      { at: Date.parse('2026-11-23T09:00:00Z'), value: 5 },
      { at: Date.parse('2026-11-23T09:30:00Z'), value: 4 },
    ]);
  });

  it('is told in a sentence', () => {
    expect(sizeSummary(history([FREQUENT]), FREQUENT)).toBe(
      'Contacts in Frequent buyers per hour, from 23 Nov 2026, 08:00 to 23 Nov 2026, 09:00, UTC: from 2 to 4.',
    );
  });
});

describe('entries and exits', () => {
  it('stand above the line and hang below it', () => {
    expect(changesDrawing(history([FREQUENT]), FREQUENT).bars).toMatchObject([
      { low: 0, high: 3 },
      { low: 0, high: 1 },
      { low: -2, high: 0 },
    ]);
  });
});

describe('many segments', () => {
  const many = history([1, 9, 3, 4, 5, 6, 7, 8].map(lapsing));

  it('are shown as far as there are colours, the largest first', () => {
    expect(shownOf(many).map(({ name }) => name)).toEqual(['S9', 'S8', 'S7', 'S6', 'S5', 'S4']);
    const colours = sizesDrawing(many).lines.map(({ colour }) => colour);
    expect(new Set(colours)).toEqual(new Set(COLOURS));
  });

  it('are told with where each ends', () => {
    expect(sizesSummary(history([FREQUENT, lapsing(7)]))).toContain('S7 ends at 7, Frequent buyers ends at 4.');
  });
});
