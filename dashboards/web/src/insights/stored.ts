import { useCallback, useState } from 'react';

/** Reads what this browser keeps; nothing where it keeps none, or what is no list of such things. */
export function readStored<T>(key: string, isOne: (value: unknown) => value is T): T[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter(isOne) : [];
  } catch {
    return [];
  }
}

/** A list that this browser keeps and no server is told of. `isOne` must be a stable function. */
export function useStored<T>(key: string, isOne: (value: unknown) => value is T): [readonly T[], (list: readonly T[]) => void] {
  const [list, setList] = useState<readonly T[]>(() => readStored(key, isOne));
  const keep = useCallback(
    (next: readonly T[]) => {
      setList(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing shows it until the page is left.
      }
    },
    [key],
  );
  return [list, keep];
}
