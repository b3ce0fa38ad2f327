import type { FigureRow, Figures, Metric } from '../api/insights';
import { count } from '../ui/time';
import { cellInWords, type Gap } from './series';
import { figureInWords } from './words';
import { localMs, spanInWords, windowInWords } from './zone';

/** What the chart says, in sentences, for who does not see it. */
export function summaryOf(figures: Figures, metric: Metric, gaps: readonly Gap[]): string {
  const { rows, zone } = figures;
  const span = spanInWords(localMs(figures.from, zone), localMs(figures.until, zone));
  const shown = rows.filter(({ value }) => value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const [highest, lowest] = [shown[0], shown.at(-1)];
  const parts = [
    `${count(rows.length)} figures`,
    highest && `highest ${rowInWords(highest, figures, metric)}`,
    lowest && lowest !== highest && `lowest ${rowInWords(lowest, figures, metric)}`,
    `${count(rows.length - shown.length)} suppressed`,
    refusedInWords(gaps),
  ];
  return `${metric.description}, ${span}: ${parts.filter(Boolean).join('; ')}.`;
}

function rowInWords(row: FigureRow, { by, period, zone, scale }: Figures, { suppressedBelow }: Metric): string {
  const where = [cellInWords(row, by), windowInWords(period, localMs(row.from, zone), localMs(row.until, zone))];
  return `${figureInWords(row, suppressedBelow, scale)} for ${where.filter((part) => part !== '').join(', ')}`;
}

function refusedInWords(gaps: readonly Gap[]): string {
  const refused = gaps.filter(({ why }) => why === 'refused').length;
  return refused === 0 ? '' : `${count(refused)} refused`;
}
