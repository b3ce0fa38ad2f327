const HOUR_MS = 3_600_000;
const UTC = { timeZone: 'UTC' } as const;
const TIME = new Intl.DateTimeFormat('en-GB', { ...UTC, hour: '2-digit', minute: '2-digit' });
const DAY_AND_MONTH = new Intl.DateTimeFormat('en-GB', { ...UTC, day: 'numeric', month: 'short' });
const DAY = new Intl.DateTimeFormat('en-GB', { ...UTC, day: 'numeric' });
const MONTH = new Intl.DateTimeFormat('en-GB', { ...UTC, month: 'short' });
const YEAR = new Intl.DateTimeFormat('en-GB', { ...UTC, year: 'numeric' });

/**
 * What stands at a tick of a time axis in UTC; below it what it is part of, where that is new. Plot formats by
 * `Array.map`, which hands all ticks over although the option's type does not say so.
 */
export function tickInWords(tick: Date, index: number, ticks: readonly Date[] = []): string {
  const [fine, coarse] = formatsOf(ticks);
  const before = ticks[index - 1];
  const below = coarse?.format(tick);
  return below === undefined || (before && coarse?.format(before) === below) ? fine.format(tick) : `${fine.format(tick)}\n${below}`;
}

function formatsOf(ticks: readonly Date[]): [Intl.DateTimeFormat, Intl.DateTimeFormat?] {
  const [first, second] = ticks;
  const apart = first && second ? (second.getTime() - first.getTime()) / HOUR_MS : 24;
  if (apart < 24) {
    return [TIME, DAY_AND_MONTH];
  }
  if (apart < 28 * 24) {
    return [DAY, MONTH];
  }
  return apart < 365 * 24 ? [MONTH, YEAR] : [YEAR];
}
