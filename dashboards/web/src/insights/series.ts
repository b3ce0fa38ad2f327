import type { FigureRow, Figures, Metric } from '../api/insights';
import { localMs } from './zone';

/** The figures of a cell over time. */
export interface Series {
  name: string;
  rows: readonly FigureRow[];
}

/** A time of which there is no figure, and why. */
export interface Gap {
  from: string;
  until: string;
  why: 'refused' | 'missing';
}

/** What is broken down, cell by cell: the largest, in the metric's own order of values. */
export function seriesOf({ by, rows }: Figures, { dimensions }: Pick<Metric, 'dimensions'>, most: number): Series[] {
  const cells = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const name = cellInWords(row, by);
    const known = cells.get(name);
    if (known === undefined) {
      cells.set(name, [row]);
    } else {
      known.push(row);
    }
  }
  const largest = [...cells].map(([name, rows]) => ({ name, rows })).sort((a, b) => sizeOf(b.rows) - sizeOf(a.rows));
  const placeOf = (series: Series) => by.map((name) => placeIn(dimensions, name, series.rows[0]?.cell[name] ?? ''));
  return largest.slice(0, most).sort((a, b) => inOrder(placeOf(a), placeOf(b)));
}

export const cellCount = ({ by, rows }: Figures): number => new Set(rows.map((row) => cellInWords(row, by))).size;

export const cellInWords = ({ cell }: Pick<FigureRow, 'cell'>, by: readonly string[]): string => by.map((name) => cell[name]).join(' · ');

const sizeOf = (rows: readonly FigureRow[]): number => rows.reduce((sum, { value }) => sum + (value ?? 0), 0);

function placeIn(dimensions: Metric['dimensions'], dimension: string, value: string): number {
  return dimensions.find(({ name }) => name === dimension)?.values?.indexOf(value) ?? 0;
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  const different = one.findIndex((place, index) => place !== other[index]);
  return different === -1 ? 0 : (one[different] ?? 0) - (other[different] ?? 0);
}

/** The times of the span of which there is nothing: refused for want of budget, or not released, which is neither zero nor suppressed. */
export function gapsOf(figures: Figures): Gap[] {
  const refused = figures.refused.map(({ from, until }): Gap => ({ from, until, why: 'refused' }));
  if (figures.period === 'total') {
    return refused;
  }
  const known = [...figures.rows, ...refused].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const missing: Gap[] = [];
  let reached = figures.from;
  for (const { from, until } of known) {
    if (Date.parse(from) > Date.parse(reached)) {
      missing.push({ from: reached, until: from, why: 'missing' });
    }
    reached = Date.parse(until) > Date.parse(reached) ? until : reached;
  }
  // Rows that did not fit in the answer are not missing.
  if (!figures.truncated && Date.parse(reached) < Date.parse(figures.until)) {
    missing.push({ from: reached, until: figures.until, why: 'missing' });
  }
  return [...refused, ...missing.filter((gap) => isWhole(gap, figures))];
}

const LEAST_MS = { hour: 3_600_000, day: 82_800_000, week: 600_000_000, month: 2_400_000_000, total: 0 };

/** A window begins in the span or is not in it: what is shorter than a window at its edges is none. */
const isWhole = ({ from, until }: Gap, { period, zone }: Figures): boolean =>
  localMs(until, zone) - localMs(from, zone) >= LEAST_MS[period];
