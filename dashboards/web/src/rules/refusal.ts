import { createContext, useContext } from 'react';
import type { Spot } from './paths';

/** What the gateway refuses in the rule on the screen, and where. */
export interface Refusal {
  spot: Spot;
  message: string;
}

export const Refusing = createContext<Refusal | undefined>(undefined);

/** What is wrong with a field of a part. */
export function useRefusal(key: number, field: string): string | undefined {
  const refusal = useContext(Refusing);
  return refusal?.spot.key === key && refusal.spot.field === field ? refusal.message : undefined;
}

/** What is wrong with a part as a whole, or with a field for which it shows no control. */
export function usePartRefusal(key: number, shown: readonly string[]): string | undefined {
  const refusal = useContext(Refusing);
  if (refusal?.spot.key !== key) {
    return undefined;
  }
  const { field } = refusal.spot;
  return field === undefined || !shown.includes(field) ? refusal.message : undefined;
}
