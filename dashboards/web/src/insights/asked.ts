import type { Dimension, Metric, Period } from '../api/insights';
import { dayBehind, dayOf, daysBetween, localMs, plusDays, plusMonths } from './zone';

/** With what a span is compared. */
export type Against = 'before' | 'year';

/** What is chosen on the page of a metric; its address has it, so that it can be shared. */
export interface Asked {
  from?: string;
  until?: string;
  period?: Period;
  by: readonly string[];
  /** Of the form `dimension:value`; values of one dimension are alternatives. */
  where: readonly string[];
  against?: Against;
}

/** What is chosen anew; what is undefined is chosen no more. */
export type Change = { [Name in keyof Asked]?: Asked[Name] | undefined };

export interface DaySpan {
  from: string;
  /** The first day that is not in it. */
  until: string;
}

/** From the shortest to the longest. */
const PERIODS = ['hour', 'day', 'week', 'month'] as const;
/** How many days are shown at first. */
const AT_FIRST: Record<Metric['period'], number> = { hour: 7, day: 92, week: 371, month: 1_100 };
const MOST_ROWS = 3_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what it says that does not fit the metric is left out. */
export function askedIn(query: string, metric: Metric): Asked {
  const said = new URLSearchParams(query);
  const [from, until, period, against] = ['from', 'until', 'period', 'against'].map((name) => said.get(name) ?? '');
  return {
    ...(DAY.test(from ?? '') && { from: from! }),
    ...(DAY.test(until ?? '') && { until: until! }),
    ...(periodsOf(metric).some((known) => known === period) && { period: period as Period }),
    by: metric.dimensions.map(({ name }) => name).filter((name) => said.getAll('by').includes(name)),
    where: said.getAll('where').filter((one) => isOf(one, metric.dimensions)),
    ...((against === 'before' || against === 'year') && { against }),
  };
}

const isOf = (condition: string, dimensions: readonly Dimension[]): boolean =>
  dimensions.some(({ name, values }) => values?.some((value) => condition === conditionOf(name, value)));

export const conditionOf = (dimension: string, value: string): string => `${dimension}:${value}`;

/** The address of what is chosen, behind the metric's own. */
export function queryOf({ from, until, period, by = [], where = [], against }: Change): string {
  const said = new URLSearchParams();
  const alone = { from, until, period, against };
  Object.entries(alone).forEach(([name, value]) => value !== undefined && said.set(name, value));
  by.forEach((name) => said.append('by', name));
  where.forEach((condition) => said.append('where', condition));
  return said.toString();
}

/** Into what its windows may be put together: those of distinct counts into nothing, and weeks not into months, which they cross. */
export function periodsOf({ period, additive }: Pick<Metric, 'period' | 'additive'>): Period[] {
  const longer = PERIODS.slice(PERIODS.indexOf(period)).filter((one) => !(period === 'week' && one === 'month'));
  return additive ? [...longer, 'total'] : [period];
}

/** What is broken down by: of distinct counts by all that is not held to one value, for they do not add up. */
export const brokenDownBy = ({ by, where }: Asked, { additive, dimensions }: Metric): string[] =>
  dimensions.map(({ name }) => name).filter((name) => by.includes(name) || (!additive && valuesOf(where, name).length !== 1));

/** To which values of a dimension figures are held. */
export const valuesOf = (where: readonly string[], dimension: string): string[] =>
  where.filter((one) => one.startsWith(`${dimension}:`)).map((one) => one.slice(dimension.length + 1));

/** The days that are shown: those that are chosen, or the newest that were released. */
export function daysOf({ from, until }: Asked, { released, period }: Metric, zone: string): DaySpan | undefined {
  if (released === undefined) {
    return from !== undefined && until !== undefined ? { from, until } : undefined;
  }
  const behind = until ?? dayBehind(localMs(released.until, zone));
  const first = dayOf(localMs(released.from, zone));
  const begin = plusDays(behind, -AT_FIRST[period]);
  return { from: from ?? (begin > first ? begin : first), until: behind };
}

/** The span before, as long; of whole months as many months, of weeks whole weeks. Or the same a year before. */
export function comparedDays({ from, until }: DaySpan, against: Against, period: Metric['period']): DaySpan {
  const months = monthsBetween(from, until);
  if (against === 'year') {
    return period === 'week' ? shifted({ from, until }, -364) : { from: plusMonths(from, -12), until: plusMonths(until, -12) };
  }
  if (months > 0) {
    return { from: plusMonths(from, -months), until: from };
  }
  const days = daysBetween(from, until);
  return shifted({ from, until }, -(period === 'week' ? Math.ceil(days / 7) * 7 : days));
}

const shifted = ({ from, until }: DaySpan, days: number): DaySpan => ({ from: plusDays(from, days), until: plusDays(until, days) });

/** How many months, where it is of whole ones; else 0. */
function monthsBetween(from: string, until: string): number {
  if (!from.endsWith('-01') || !until.endsWith('-01')) {
    return 0;
  }
  const [first, last] = [from, until].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return (last ?? 0) - (first ?? 0);
}

/** What the server is asked. */
export function questionOf(asked: Asked, metric: Metric, days: DaySpan): URLSearchParams {
  const question = new URLSearchParams({ ...days, limit: String(MOST_ROWS) });
  brokenDownBy(asked, metric).forEach((name) => question.append('by', name));
  asked.where.forEach((condition) => question.append('where', condition));
  if (asked.period !== undefined) {
    question.set('period', asked.period);
  }
  if (asked.against !== undefined) {
    const other = comparedDays(days, asked.against, metric.period);
    question.set('compareFrom', other.from);
    question.set('compareUntil', other.until);
  }
  return question;
}

/** The same for a file, which has its own bound. */
export function fileQuestionOf(question: URLSearchParams): URLSearchParams {
  const all = new URLSearchParams(question);
  all.delete('limit');
  return all;
}
