import { useSyncExternalStore } from 'react';

/**
 * The places that exist, and the scope without which there is nothing to see in one. A hash names a place, and in it a
 * segment, score or metric: no contact ever shows up in an address.
 */
export const PLACES = [
  { id: 'home', label: 'Home', scope: 'flow:read' },
  { id: 'segments', label: 'Segments' },
  { id: 'scores', label: 'Scores' },
  { id: 'audiences', label: 'Audiences' },
  { id: 'insights', label: 'Insights', scope: 'insights:read' },
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
  /** What is chosen in it, behind a question mark; empty where nothing is. */
  query: string;
}

/** Whether somebody has a use for a place; of places without a scope of their own it is not known. */
export const isFor = (place: (typeof PLACES)[number], scopes: readonly string[]): boolean => !('scope' in place) || scopes.includes(place.scope);

export function addressOf(hash: string): Address {
  const [path = '', ...query] = hash.replace(/^#\/?/, '').split('?');
  const [wanted, ...rest] = path.split('/');
  const place = PLACES.find(({ id }) => id === wanted)?.id;
  return place === undefined ? HOME : { place, rest: rest.filter((part) => part !== ''), query: query.join('?') };
}

const HOME: Address = { place: 'home', rest: [], query: '' };

/** Who reads figures and nothing else begins with them. */
export const beginningOf = (address: Address, scopes: readonly string[]): Address =>
  address.place === 'home' && !scopes.includes('flow:read') && scopes.includes('insights:read') ? { ...HOME, place: 'insights' } : address;

export function useAddress(): Address {
  return addressOf(useSyncExternalStore(onHashChange, () => location.hash));
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
