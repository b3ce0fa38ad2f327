import type { Period } from '../api/insights';
import { stepInWords } from '../ui/time';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks of a zone show at an instant, in milliseconds as if they showed UTC: so charts and tables name its days. */
export function localMs(instant: string, zone: string): number {
  const date = new Date(instant);
  const part = Object.fromEntries(formatOf(zone).formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** The day that a local time is in, such as 2026-11-23. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The first day that is wholly behind a local time. */
export const dayBehind = (ms: number): string => dayOf(Math.ceil(ms / DAY_MS) * DAY_MS);

export const plusDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY_MS);

/** The same day of another month, or its last. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

export const daysBetween = (from: string, until: string): number => Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);

/** A window's name; of a whole span its first and last day. */
export function windowInWords(period: Period, fromMs: number, untilMs: number): string {
  return period === 'total' ? spanInWords(fromMs, untilMs) : stepInWords(period, fromMs);
}

/** Such as "1 Nov 2026 to 30 Nov 2026". */
export function spanInWords(fromMs: number, untilMs: number): string {
  const [first, last] = [stepInWords('day', fromMs), stepInWords('day', Math.max(fromMs, untilMs - 1))];
  return first === last ? first : `${first} to ${last}`;
}
