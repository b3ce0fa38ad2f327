import { call } from './client';
import type { Destination, DestinationRequest, Destinations, DestinationWithSecret } from './types';

const pathOf = (id: string): string => `/v1/destinations/${encodeURIComponent(id)}`;

export const readDestinations = () => call<Destinations>('GET', '/v1/destinations');

export const createDestination = (audience: string, asked: DestinationRequest) =>
  call<DestinationWithSecret>('POST', `/v1/audiences/${encodeURIComponent(audience)}/destinations`, asked);

export const setDestinationState = (id: string, state: 'active' | 'paused') =>
  call<Destination>('POST', `${pathOf(id)}/state`, { state });

export const rotateSecret = (id: string) => call<DestinationWithSecret>('POST', `${pathOf(id)}/secret`, {});

/** Tells anew of whom something changed for since an instant. */
export const replayDestination = (id: string, from: string) => call<Destination>('POST', `${pathOf(id)}/replays`, { from });

export const removeDestination = (id: string) => call<Destination>('DELETE', pathOf(id));
