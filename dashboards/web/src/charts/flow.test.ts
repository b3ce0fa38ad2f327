import { describe, expect, it } from 'vitest';
import type { FlowHistory } from '../api/types';
import { flowDrawing, flowRows, flowSummary } from './flow';

const JUDGED: FlowHistory = {
  time: 'processing',
  clock: 'wall',
  step: 'day',
  from: '2026-11-21T00:00:00Z',
  to: '2026-11-23T10:00:00Z',
  state: 'current',
  starts: ['2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z'],
  admitted: [1_200, 0, 30],
  withheld: [80, 0, 0],
};
const { withheld: _, ...HAPPENED } = { ...JUDGED, time: 'event' as const };

describe('events over time', () => {
  it('stand on each other, so that a bar is as high as what was judged', () => {
    const [first, second, third] = flowDrawing(JUDGED).bars;
    expect(first).toMatchObject({ low: 0, high: 1_200, to: Date.parse('2026-11-22T00:00:00Z') });
    expect(second).toMatchObject({ low: 1_200, high: 1_280 });
    expect(third).toMatchObject({ low: 0, high: 30 });
    expect(second?.colour).not.toBe(first?.colour);
  });

  it('end with the range, not with the day that has only begun', () => {
    const { to, bars } = flowDrawing(JUDGED);
    expect(to).toBe(Date.parse('2026-11-23T10:00:00Z'));
    expect(bars.at(-1)?.to).toBe(to);
  });

  it('are no wide block where they are few: the time before them is shown', () => {
    const { from, to } = flowDrawing(JUDGED);
    expect(to - from).toBe(12 * 86_400_000);
  });

  it('have the same numbers in the table', () => {
    expect(flowRows(JUDGED)).toEqual([
      { label: '21 Nov 2026', admitted: 1_200, withheld: 80 },
      { label: '22 Nov 2026', admitted: 0, withheld: 0 },
      { label: '23 Nov 2026', admitted: 30, withheld: 0 },
    ]);
  });

  it('say nothing of withheld events where they have no time', () => {
    expect(flowRows(HAPPENED)[0]).toEqual({ label: '21 Nov 2026', admitted: 1_200 });
    expect(flowSummary(HAPPENED)).not.toContain('withheld');
  });

  it('are told in a sentence', () => {
    expect(flowSummary(JUDGED)).toBe('Events per day, from 21 Nov 2026 to 23 Nov 2026, UTC: 1,230 admitted, 80 withheld.');
  });
});
