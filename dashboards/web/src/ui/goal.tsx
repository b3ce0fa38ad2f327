import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { ContactId } from '../api/types';

/**
 * What one screen wants another to show. It is handed over in memory: the hash of an address names a place and nothing
 * else, so that no contact ever shows up in an address.
 */
export type Goal =
  | { place: 'contacts'; contact: ContactId }
  | { place: 'consent'; shutOff: string }
  | { place: 'requests'; erasure: string };

export interface Aim {
  goal: Goal | undefined;
  /** Another for each link that was followed, so that following one again starts over. */
  attempt: number;
  aim: (goal: Goal) => void;
}

export const Aiming = createContext<Aim>({ goal: undefined, attempt: 0, aim: () => undefined });

/** Keeps a goal until its place is left. */
export function useAim(place: string): Aim {
  const [aimed, setAimed] = useState<{ goal: Goal | undefined; attempt: number }>({ goal: undefined, attempt: 0 });
  useEffect(() => {
    setAimed((before) => (before.goal?.place === place ? before : { ...before, goal: undefined }));
  }, [place]);
  return {
    goal: aimed.goal?.place === place ? aimed.goal : undefined,
    attempt: aimed.attempt,
    aim: (goal) => setAimed((before) => ({ goal, attempt: before.attempt + 1 })),
  };
}

/** A link that opens a place at what it is about. */
export function LinkTo({ goal, label, children }: { goal: Goal; label?: string; children: ReactNode }) {
  const { aim } = useContext(Aiming);
  return (
    <a href={`#/${goal.place}`} aria-label={label} onClick={() => aim(goal)}>
      {children}
    </a>
  );
}
