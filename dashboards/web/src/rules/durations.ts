/** ISO 8601 durations as people write them: a number and a unit. */
export const UNITS = ['minutes', 'hours', 'days', 'weeks'] as const;

export type Unit = (typeof UNITS)[number];

export interface Length {
  number: string;
  unit: Unit;
}

const WRITTEN: Record<Unit, (number: string) => string> = {
  minutes: (number) => `PT${number}M`,
  hours: (number) => `PT${number}H`,
  days: (number) => `P${number}D`,
  weeks: (number) => `P${number}W`,
};
const MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 1_440, weeks: 10_080 };
const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Whatever stands for the number is written as it is: the gateway refuses what is no duration. */
export const isoOf = ({ number, unit }: Length): string => WRITTEN[unit](number.trim());

/** Undefined for what cannot be said with one number and one of the units, such as seconds. */
export function lengthOf(iso: string): Length | undefined {
  const parts = ISO.exec(iso);
  if (parts === null || iso === 'P' || iso.endsWith('T')) {
    return undefined;
  }
  const units: readonly Unit[] = ['weeks', 'days', 'hours', 'minutes'];
  const given = units.flatMap((unit, index) => (parts[index + 1] === undefined ? [] : [{ number: parts[index + 1] ?? '', unit }]));
  const [only] = given;
  if (only !== undefined && given.length === 1) {
    return only;
  }
  const minutes = given.reduce((total, { number, unit }) => total + Number(number) * MINUTES[unit], 0);
  // A week is another spelling of seven days, and nobody who wrote days and hours meant it.
  const unit = units.slice(1).find((candidate) => minutes % MINUTES[candidate] === 0) ?? 'minutes';
  return { number: String(minutes / MINUTES[unit]), unit };
}

/** Such as "36 hours"; what cannot be said so stays as it is. */
export function durationInWords(iso: string): string {
  const length = lengthOf(iso);
  return length === undefined ? iso : `${length.number} ${length.number === '1' ? length.unit.slice(0, -1) : length.unit}`;
}
