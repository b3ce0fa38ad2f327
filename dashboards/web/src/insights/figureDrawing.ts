import type { FigureRow, Figures, Metric } from '../api/insights';
import { type Drawing, type Hidden, type Interval, MAIN_COLOUR, OTHER_COLOUR, type Tip } from '../charts/drawing';
import type { Note } from './notes';
import type { Gap, Series } from './series';
import { figureInWords } from './words';
import { localMs, windowInWords } from './zone';

/** What all charts of an answer have in common. */
export interface Frame {
  figures: Figures;
  metric: Pick<Metric, 'suppressedBelow'>;
  gaps: readonly Gap[];
  notes: readonly Note[];
}

interface Place {
  from: number;
  to: number;
}

/** One cell over time: each window with the interval of its noise, and what is suppressed as a hatched box up to the threshold. */
export function seriesDrawing({ rows }: Series, { figures, metric, gaps, notes }: Frame): Drawing {
  const { zone } = figures;
  const placeOf = ({ from, until }: { from: string; until: string }): Place => ({ from: localMs(from, zone), to: localMs(until, zone) });
  const places = [...rows, ...gaps].map(placeOf);
  return {
    ...drawn(rows, rows.map(placeOf), metric.suppressedBelow),
    from: Math.min(localMs(figures.from, zone), ...places.map(({ from }) => from)),
    to: Math.max(localMs(figures.until, zone), ...places.map(({ to }) => to)),
    top: topOf(figures, metric),
    gaps: gaps.map((gap) => ({ ...placeOf(gap), refused: gap.why === 'refused' })),
    notes: notes.map(({ day }, index) => ({ at: Date.parse(day), label: String(index + 1) })),
    tips: rows.map((row) => tipOf(row, placeOf(row), figures, metric)),
  };
}

/** All cells of the whole span, beside each other. */
export function cellsDrawing(series: readonly Series[], { figures, metric }: Frame): Drawing {
  const rows = series.flatMap(({ rows }) => rows.slice(0, 1));
  const places = rows.map((_, index) => ({ from: index + 0.1, to: index + 0.9 }));
  return {
    ...drawn(rows, places, metric.suppressedBelow),
    across: 'names',
    names: series.map(({ name }) => name),
    from: 0,
    to: rows.length,
    top: topOf(figures, metric),
    tips: rows.map((row, index) => tipOf(row, places[index]!, figures, metric, series[index]?.name)),
  };
}

/** What is compared stands before it, in the first half of its place, so that neither hides the other. */
function drawn(rows: readonly FigureRow[], places: readonly Place[], below: number) {
  const intervals: Interval[] = [];
  const hidden: Hidden[] = [];
  const add = (figure: Shown | undefined, place: Place, colour: string) => {
    if (figure === undefined) {
      return;
    }
    if (figure.value === null || figure.low === null || figure.high === null) {
      hidden.push({ ...place, high: below, colour });
    } else {
      intervals.push({ ...place, low: figure.low, high: figure.high, value: figure.value, colour });
    }
  };
  const compares = rows.some(({ compared }) => compared !== undefined);
  rows.forEach((row, index) => {
    const place = places[index]!;
    const middle = (place.from + place.to) / 2;
    add(row.compared, { from: place.from, to: middle }, OTHER_COLOUR);
    add(row, compares ? { from: middle, to: place.to } : place, MAIN_COLOUR);
  });
  return { bars: [], lines: [], intervals, hidden };
}

type Shown = Pick<FigureRow, 'value' | 'low' | 'high'>;

/** The same height for all, so that they compare. */
const topOf = ({ rows }: Figures, { suppressedBelow }: Pick<Metric, 'suppressedBelow'>): number =>
  Math.max(suppressedBelow, ...rows.flatMap(({ high, compared }) => [high ?? 0, compared?.high ?? 0]));

function tipOf(row: FigureRow, { from, to }: Place, figures: Figures, { suppressedBelow }: Frame['metric'], name?: string): Tip {
  const { period, zone, scale } = figures;
  const label = name ?? windowInWords(period, localMs(row.from, zone), localMs(row.until, zone));
  const compared = row.compared && `Compared: ${figureInWords(row.compared, suppressedBelow, scale)}`;
  return {
    at: (from + to) / 2,
    value: row.value ?? suppressedBelow,
    text: [label, figureInWords(row, suppressedBelow, scale), compared].filter((line) => line !== undefined).join('\n'),
  };
}
