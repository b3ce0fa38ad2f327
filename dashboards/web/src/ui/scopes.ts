import { createContext, useContext } from 'react';

/** What the caller may do, as the session says. */
export const Scopes = createContext<readonly string[]>([]);

export type May = (scope: string) => boolean;

/** Tells what the caller may do; the gateway asks again at every call. */
export function useMay(): May {
  const scopes = useContext(Scopes);
  return (scope) => scopes.includes(scope);
}

/** The role that is signed in, which is how the gateway names the caller; empty while that is not known. */
export const Role = createContext('');

/** Tells who is signed in, by the name under which the gateway keeps what the caller asks for. */
export const useRole = (): string => useContext(Role);
