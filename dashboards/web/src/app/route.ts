import { useSyncExternalStore } from 'react';

/** The places that exist. A hash names a place, and in it a segment or score: no contact ever shows up in an address. */
export const PLACES = [
  { id: 'home', label: 'Home' },
  { id: 'segments', label: 'Segments' },
  { id: 'scores', label: 'Scores' },
  { id: 'audiences', label: 'Audiences' },
  { id: 'contacts', label: 'Contacts' },
  { id: 'consent', label: 'Consent' },
  { id: 'requests', label: 'Requests' },
  { id: 'register', label: 'Register' },
  { id: 'integrate', label: 'Integrate' },
  { id: 'settings', label: 'Settings' },
] as const;

export type Place = (typeof PLACES)[number]['id'];

export interface Address {
  place: Place;
  /** What of the place, such as `of`, `lapsing`, `versions`. */
  rest: readonly string[];
}

export function addressOf(hash: string): Address {
  const [wanted, ...rest] = hash.replace(/^#\/?/, '').split('/');
  const place = PLACES.find(({ id }) => id === wanted)?.id;
  return place === undefined ? { place: 'home', rest: [] } : { place, rest: rest.filter((part) => part !== '') };
}

export function useAddress(): Address {
  return addressOf(useSyncExternalStore(onHashChange, () => location.hash));
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
