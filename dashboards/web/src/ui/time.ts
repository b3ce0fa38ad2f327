import type { Step } from '../api/types';

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DATE_AND_TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const CLOCK_MS = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const UTC = { timeZone: 'UTC' } as const;
const DAY_UTC = new Intl.DateTimeFormat('en-GB', { ...UTC, dateStyle: 'medium' });
const HOUR_UTC = new Intl.DateTimeFormat('en-GB', { ...UTC, dateStyle: 'medium', timeStyle: 'short' });
const MONTH_UTC = new Intl.DateTimeFormat('en-GB', { ...UTC, month: 'long', year: 'numeric' });
const YEAR_UTC = new Intl.DateTimeFormat('en-GB', { ...UTC, year: 'numeric' });
const COUNT = new Intl.NumberFormat('en-GB');

/** Milliseconds between two instants of the server; undefined while the later one is missing or either is unreadable. */
export function elapsedMs(from: string, to: string | undefined): number | undefined {
  if (to === undefined) {
    return undefined;
  }
  const elapsed = Date.parse(to) - Date.parse(from);
  return Number.isNaN(elapsed) ? undefined : elapsed;
}

export const inMs = (milliseconds: number): string => `${COUNT.format(milliseconds)} ms`;

export const count = (number: number): string => COUNT.format(number);

const PERCENT = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const UNITS: Record<string, string> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

export const percent = (share: number): string => PERCENT.format(share);

export const dayOf = (instant: string): string => formatted(DAY, instant);

/** `P3Y` reads as "3 years"; what is no period of days stays as it is. */
export function periodInWords(period: string): string {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)];
  return /^P(\d+[YMWD])+$/.test(period)
    ? parts.map(([, number, unit]) => `${number} ${UNITS[unit ?? ''] ?? unit}${number === '1' ? '' : 's'}`).join(' ')
    : period;
}

export const clockTime = (instant: Date): string => CLOCK.format(instant);

export const dateAndTime = (instant: string): string => formatted(DATE_AND_TIME, instant);

export const clockTimeMs = (instant: string): string => formatted(CLOCK_MS, instant);

/** The name of the step of a history that begins at an instant; steps are those of UTC. */
export function stepInWords(step: Step, start: number): string {
  switch (step) {
    case 'hour':
      return HOUR_UTC.format(start);
    case 'day':
      return DAY_UTC.format(start);
    case 'week':
      return `Week of ${DAY_UTC.format(start)}`;
    case 'month':
      return MONTH_UTC.format(start);
    case 'year':
      return YEAR_UTC.format(start);
  }
}

function formatted(format: Intl.DateTimeFormat, instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : format.format(date);
}
