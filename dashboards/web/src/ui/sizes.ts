import { count } from './time';
import { useMay } from './scopes';

const LEAST = 10;

export interface Sizes {
  /** A number of contacts to be shown. */
  shown: (number: number) => string;
  /** What must be known to read numbers in a chart; empty where they are exact. */
  note: string;
}

/** How sizes read: who may not see small ones gets 0 for them, and is told so. */
export function useSizes(): Sizes {
  const exact = useMay()('sizes:exact');
  return {
    shown: (number) => (exact || number >= LEAST ? count(number) : 'fewer than 10'),
    note: exact ? '' : ' Numbers under 10 read 0.',
  };
}
