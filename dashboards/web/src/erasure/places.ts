import type { Erasure } from '../api/types';
import { count } from '../ui/time';
import { placeInWords } from '../ui/words';

export type Place = Erasure['places'][number];

/** Gateways and the stream are several: each is named. */
const NAMED = new Set(['view', 'stream']);

/** What an erasure does itself. */
export const steps = ({ places }: Erasure): Place[] => places.filter(({ expiresBy }) => expiresBy === undefined);

/** What nothing has to be done about but to wait, the soonest first. */
export const expiring = ({ places }: Erasure): Place[] =>
  places
    .filter(({ expiresBy }) => expiresBy !== undefined)
    .sort((a, b) => Date.parse(a.expiresBy ?? '') - Date.parse(b.expiresBy ?? ''));

/** What is counted there. */
const COUNTED = new Set(['refusals', 'records']);

export function placeOf({ place, id, count: number }: Pick<Place, 'place' | 'id' | 'count'>): string {
  if (NAMED.has(place) && id !== undefined) {
    return `${placeInWords(place)} ${id}`;
  }
  return COUNTED.has(place) && number !== undefined ? `${placeInWords(place)} (${count(number)})` : placeInWords(place);
}

export function progressInWords(erasure: Erasure): string {
  const all = steps(erasure);
  const left = all.filter(({ doneAt }) => doneAt === undefined).length;
  if (erasure.complete) {
    return 'Erased everywhere. What is left cannot be opened, and goes by itself.';
  }
  return left === 0 ? 'Erased. Waiting for the last confirmation.' : `Erased. ${all.length - left} of ${all.length} places are done so far.`;
}
