import type { Figure, Metric, Period } from '../api/insights';

/** More decimals than these say nothing, of a figure with noise. */
const MOST_DECIMALS = 2;

const MEASURES: Record<Metric['measure'], string> = {
  count: 'Number of events',
  sum: 'Sum of amounts',
  contacts: 'Number of contacts',
  funnel: 'Contacts who came to each step',
  retention: 'Contacts who came back, by cohort',
  members: 'Contacts in each segment at the end of the window',
  other: 'Figures',
};

const PERIODS: Record<Period, string> = { hour: 'Hours', day: 'Days', week: 'Weeks', month: 'Months', total: 'The whole span' };

export const measureInWords = (measure: Metric['measure']): string => MEASURES[measure];

export const periodsInWords = (period: Period): string => PERIODS[period];

export const numberInWords = (number: number, scale: number): string =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: Math.min(scale, MOST_DECIMALS) }).format(number);

/** A figure that is not shown is below its threshold: never a number. */
export const suppressedInWords = (below: number, scale: number): string => `Suppressed: below ${numberInWords(below, scale)}`;

export const valueInWords = ({ value }: Figure, below: number, scale: number): string =>
  value === null ? suppressedInWords(below, scale) : numberInWords(value, scale);

/** Such as "389 to 435"; nothing of what is suppressed. */
export const intervalInWords = ({ low, high }: Figure, scale: number): string =>
  low === null || high === null ? '–' : `${numberInWords(low, scale)} to ${numberInWords(high, scale)}`;

/** Such as "412 (389 to 435)". */
export const figureInWords = (figure: Figure, below: number, scale: number): string =>
  figure.value === null ? suppressedInWords(below, scale) : `${valueInWords(figure, below, scale)} (${intervalInWords(figure, scale)})`;

/** Such as "+23 (−9 to +55)"; an interval that holds zero is no change. */
export function changeInWords({ value, low, high }: { value: number; low: number; high: number }, scale: number): string {
  const signed = (number: number) => (number > 0 ? `+${numberInWords(number, scale)}` : numberInWords(number, scale).replace('-', '−'));
  return `${signed(value)} (${signed(low)} to ${signed(high)})`;
}

export const isNoFinding = ({ low, high }: { low: number; high: number }): boolean => low <= 0 && high >= 0;

/** A span of months, such as "1 month" or "3 years". */
export function monthsInWords(months: number): string {
  const [number, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month'];
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

export const contactsInWords = (contacts: number): string =>
  contacts === 1 ? 'Known as one contact' : `Known as ${contacts} contacts`;
