import type { SegmentCourse, SegmentHistory } from '../api/types';
import { count } from '../ui/time';
import { type Bar, COLOURS, type Drawing, type Line, MAIN_COLOUR, OTHER_COLOUR } from './drawing';
import { middle } from './flow';
import { at, type Ranged, rangeInWords, spansOf } from './steps';

export const sizeNow = ({ before, size }: SegmentCourse): number => size.at(-1) ?? before;

/** The largest segments, as many as there are colours, largest first. */
export const shownOf = ({ segments }: SegmentHistory): SegmentCourse[] =>
  [...segments].sort((a, b) => sizeNow(b) - sizeNow(a)).slice(0, COLOURS.length);

/** One line a segment: from its size where the range begins through its sizes at the end of each step. */
export function sizesDrawing(history: SegmentHistory): Drawing {
  const shown = shownOf(history);
  return {
    ...edges(history),
    bars: [],
    lines: shown.map((course, index) => sizeLine(history, course, COLOURS[index] ?? MAIN_COLOUR)),
    tips: spansOf(history).map(({ end, label }, index) => ({
      at: end,
      value: Math.max(0, ...shown.map(({ size }) => at(size, index))),
      text: [label, ...shown.map(({ name, size }) => `${name}: ${count(at(size, index))}`)].join('\n'),
    })),
  };
}

export function sizeDrawing(history: Ranged, course: SegmentCourse): Drawing {
  return {
    ...edges(history),
    bars: [],
    lines: [sizeLine(history, course, MAIN_COLOUR)],
    tips: spansOf(history).map(({ end, label }, index) => ({
      at: end,
      value: at(course.size, index),
      text: `${label}\n${count(at(course.size, index))} contacts`,
    })),
  };
}

/** Who entered stands above the line, who left hangs below it. */
export function changesDrawing(history: Ranged, course: SegmentCourse): Drawing {
  const spans = spansOf(history);
  const bars = spans.flatMap(({ start, end }, index): Bar[] => [
    { from: start, to: end, low: 0, high: at(course.entered, index), colour: MAIN_COLOUR },
    { from: start, to: end, low: -at(course.exited, index), high: 0, colour: OTHER_COLOUR },
  ]);
  return {
    ...edges(history),
    bars: bars.filter(({ low, high }) => high > low),
    lines: [],
    tips: spans.map((span, index) => ({
      at: middle(span),
      value: at(course.entered, index),
      text: `${span.label}\n${count(at(course.entered, index))} entered\n${count(at(course.exited, index))} left`,
    })),
  };
}

export function sizesSummary(history: SegmentHistory): string {
  const ends = shownOf(history).map((course) => `${course.name} ends at ${count(sizeNow(course))}`);
  return `Contacts per segment ${rangeInWords(history)}: ${ends.join(', ')}.`;
}

export function sizeSummary(history: Ranged, course: SegmentCourse): string {
  return `Contacts in ${course.name} ${rangeInWords(history)}: from ${count(course.before)} to ${count(sizeNow(course))}.`;
}

function sizeLine(history: Ranged, { before, size }: SegmentCourse, colour: string): Line {
  const ends = spansOf(history).map(({ end }, index) => ({ at: end, value: at(size, index) }));
  return { colour, points: [{ at: Date.parse(history.from), value: before }, ...ends] };
}

const edges = ({ from, to }: Ranged) => ({ from: Date.parse(from), to: Date.parse(to) });
