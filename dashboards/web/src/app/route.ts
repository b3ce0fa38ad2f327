import { useSyncExternalStore } from 'react';

/** The places that exist. A hash names a place and nothing else: no contact ever shows up in an address. */
export const PLACES = [
  { id: 'home', label: 'Home' },
  { id: 'segments', label: 'Segments' },
  { id: 'contacts', label: 'Contacts' },
  { id: 'consent', label: 'Consent' },
  { id: 'requests', label: 'Requests' },
  { id: 'register', label: 'Register' },
  { id: 'integrate', label: 'Integrate' },
  { id: 'settings', label: 'Settings' },
] as const;

export type Place = (typeof PLACES)[number]['id'];

export function placeOf(hash: string): Place {
  const wanted = hash.replace(/^#\/?/, '');
  return PLACES.find((place) => place.id === wanted)?.id ?? 'home';
}

export function usePlace(): Place {
  return useSyncExternalStore(onHashChange, () => placeOf(location.hash));
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
