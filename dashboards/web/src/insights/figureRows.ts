import type { FigureRow, Figures } from '../api/insights';
import type { Note } from './notes';
import type { Gap } from './series';
import { dayOf, localMs, spanInWords, windowInWords } from './zone';

/** A row of the table behind a chart: a figure, or a time of which there is none. */
export interface TableRow {
  key: string;
  label: string;
  figure?: FigureRow;
  /** Why there is no figure. */
  gap?: Gap['why'];
  /** The time that it is compared with. */
  against?: string;
  /** Numbers and texts of the notes at its time. */
  notes: readonly string[];
}

/** All figures and gaps, in the order of time. */
export function tableRows({ rows, period, zone }: Figures, gaps: readonly Gap[], notes: readonly Note[]): TableRow[] {
  const nameOf = (from: string, until: string) => windowInWords(period, localMs(from, zone), localMs(until, zone));
  const figures = rows.map((figure): TableRow & Placed => ({
    key: [figure.from, ...Object.values(figure.cell)].join(' '),
    at: Date.parse(figure.from),
    label: nameOf(figure.from, figure.until),
    figure,
    ...(figure.compared && { against: nameOf(figure.compared.from, figure.compared.until) }),
    notes: notesIn(figure, zone, notes),
  }));
  const none = gaps.map((gap): TableRow & Placed => ({
    key: `${gap.why} ${gap.from}`,
    at: Date.parse(gap.from),
    label: gap.why === 'refused' ? nameOf(gap.from, gap.until) : spanInWords(localMs(gap.from, zone), localMs(gap.until, zone)),
    gap: gap.why,
    notes: notesIn(gap, zone, notes),
  }));
  return [...figures, ...none].sort((a, b) => a.at - b.at);
}

interface Placed {
  at: number;
}

/** Notes of the days that a time begins with or spans. */
function notesIn({ from, until }: { from: string; until: string }, zone: string, notes: readonly Note[]): string[] {
  const [first, last] = [dayOf(localMs(from, zone)), dayOf(localMs(until, zone) - 1)];
  return notes.flatMap(({ day, text }, index) => (day >= first && day <= last ? [`${index + 1}: ${text}`] : []));
}
