import type { Step } from '../api/types';
import { stepInWords } from '../ui/time';

const DAY_MS = 86_400_000;

/** About how long a step is, in milliseconds: months and years differ. */
export const STEP_MS: Record<Step, number> = {
  hour: DAY_MS / 24,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  year: 365 * DAY_MS,
};

/** What every history says of its range. */
export interface Ranged {
  from: string;
  to: string;
  step: Step;
  starts: readonly string[];
}

export interface Span {
  start: number;
  end: number;
  label: string;
}

/** The steps of a history; the last ends with the range, in the middle of its hour or day. */
export function spansOf({ to, step, starts }: Ranged): Span[] {
  const begins = starts.map((start) => Date.parse(start));
  return begins.map((start, index) => ({
    start,
    end: begins[index + 1] ?? Date.parse(to),
    label: stepInWords(step, start),
  }));
}

/** Such as "per day from 1 Dec 2010 to 9 Dec 2011, UTC". */
export function rangeInWords(history: Ranged): string {
  const spans = spansOf(history);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) {
    return '';
  }
  const range = first === last ? first.label : `from ${lowerWeek(first.label)} to ${lowerWeek(last.label)}`;
  return `per ${history.step}, ${range}, UTC`;
}

function lowerWeek(label: string): string {
  return label.replace(/^Week/, 'week');
}

export const at = (counts: readonly number[], index: number): number => counts[index] ?? 0;

export const sum = (counts: readonly number[]): number => counts.reduce((total, number) => total + number, 0);
