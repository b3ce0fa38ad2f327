import type { FlowHistory } from '../api/types';
import { count } from '../ui/time';
import { type Bar, type Drawing, MAIN_COLOUR, OTHER_COLOUR } from './drawing';
import { at, rangeInWords, spansOf, STEP_MS, sum } from './steps';

/** Fewer bars would fill a chart of their own and look like much. */
const MIN_BARS = 12;

export interface FlowRow {
  label: string;
  admitted: number;
  /** Absent by event time: withheld events leave none. */
  withheld?: number;
}

export function flowRows(history: FlowHistory): FlowRow[] {
  return spansOf(history).map(({ label }, index) => ({
    label,
    admitted: at(history.admitted, index),
    ...(history.withheld && { withheld: at(history.withheld, index) }),
  }));
}

/** Withheld events stand on the admitted ones, so that a bar is as high as what was judged. */
export function flowDrawing(history: FlowHistory): Drawing {
  const rows = flowRows(history);
  const spans = spansOf(history);
  const bars = spans.flatMap(({ start, end }, index): Bar[] => {
    const { admitted, withheld = 0 } = rows[index] ?? { admitted: 0 };
    return [
      { from: start, to: end, low: 0, high: admitted, colour: MAIN_COLOUR },
      { from: start, to: end, low: admitted, high: admitted + withheld, colour: OTHER_COLOUR },
    ];
  });
  const to = Date.parse(history.to);
  return {
    from: Math.min(Date.parse(history.from), to - MIN_BARS * STEP_MS[history.step]),
    to,
    bars: bars.filter(({ low, high }) => high > low),
    lines: [],
    tips: rows.map((row, index) => ({
      at: middle(spans[index]),
      value: row.admitted + (row.withheld ?? 0),
      text: [row.label, ...countsInWords(row)].join('\n'),
    })),
  };
}

export function flowSummary(history: FlowHistory): string {
  const total: FlowRow = {
    label: '',
    admitted: sum(history.admitted),
    ...(history.withheld && { withheld: sum(history.withheld) }),
  };
  return `Events ${rangeInWords(history)}: ${countsInWords(total).join(', ')}.`;
}

function countsInWords({ admitted, withheld }: FlowRow): string[] {
  return [`${count(admitted)} admitted`, ...(withheld === undefined ? [] : [`${count(withheld)} withheld`])];
}

export const middle = (span: { start: number; end: number } | undefined): number =>
  span === undefined ? 0 : (span.start + span.end) / 2;
