import type { Histogram } from '../api/types';
import { count } from '../ui/time';
import { type Drawing, MAIN_COLOUR } from './drawing';
import { figure } from './figure';

/** The most contacts in a bin. */
export const highest = ({ bins }: Histogram): number => Math.max(0, ...bins.map((bin) => bin.count));

/** A bar a bin; up to a height that another one beside it has too. */
export function histogramDrawing({ bins }: Histogram, colour: string = MAIN_COLOUR, top = 0): Drawing {
  return {
    across: 'values',
    from: bins[0]?.from ?? 0,
    to: bins.at(-1)?.to ?? 1,
    top,
    bars: bins.map((bin) => ({ from: bin.from, to: bin.to, low: 0, high: bin.count, colour })).filter(({ high }) => high > 0),
    lines: [],
    tips: bins.map((bin) => ({
      at: (bin.from + bin.to) / 2,
      value: bin.count,
      text: `${binInWords(bin)}\n${count(bin.count)} contacts`,
    })),
  };
}

export const binInWords = ({ from, to }: { from: number; to: number }): string => `${figure(from)} to ${figure(to)}`;

/** Such as "1,207 contacts from 0 to 12.5, the middle one at 0.8". */
export function histogramSummary({ count: all, minimum, maximum, median }: Histogram): string {
  if (minimum === undefined || maximum === undefined) {
    return `${count(all)} contacts`;
  }
  const middle = median === undefined ? '' : `, the middle one at ${figure(median)}`;
  return `${count(all)} contacts from ${figure(minimum)} to ${figure(maximum)}${middle}`;
}
