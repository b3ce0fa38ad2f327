import { createContext, useContext } from 'react';

/** What the caller may do, as the session says. */
export const Scopes = createContext<readonly string[]>([]);

export type May = (scope: string) => boolean;

/** Tells what the caller may do; the gateway asks again at every call. */
export function useMay(): May {
  const scopes = useContext(Scopes);
  return (scope) => scopes.includes(scope);
}
