/** Audiences, their exports, and what was refused about them. */
import { call } from './client';
import type { Audience, AudienceExport, AudienceExports, AudienceRefusals, Audiences, ChangedAudience, NewAudience } from './types';

/** For what counts all contacts. */
const PATIENT_TIMEOUT_MS = 60_000;

export const readAudiences = () => call<Audiences>('GET', '/v1/audiences');

export const createAudience = (audience: NewAudience) => call<Audience>('POST', '/v1/audiences', audience);

export const readAudience = (id: string) => call<Audience>('GET', audiencePath(id));

/** Makes the next version; refused where `basedOn` is not the newest. */
export const changeAudience = (id: string, audience: ChangedAudience) => call<Audience>('PUT', audiencePath(id), audience);

export const setAudienceState = (id: string, state: Audience['state']) =>
  call<Audience>('POST', `${audiencePath(id)}/state`, { state });

export const askExport = (id: string, reason: string, format: AudienceExport['format']) =>
  call<AudienceExport>('POST', `${audiencePath(id)}/exports`, { reason, format }, PATIENT_TIMEOUT_MS);

export const readExports = () => call<AudienceExports>('GET', '/v1/audience-exports?limit=100');

export const approveExport = (id: string) => call<AudienceExport>('POST', `${exportPath(id)}/approval`);

export const refuseExport = (id: string, reason: string) =>
  call<AudienceExport>('POST', `${exportPath(id)}/refusal`, { reason });

export const readRefusals = () => call<AudienceRefusals>('GET', '/v1/audience-refusals');

/** Where an export is taken, once, for a link. */
export const contentPath = (id: string): string => `/api${exportPath(id)}/content`;

const audiencePath = (id: string): string => `/v1/audiences/${encodeURIComponent(id)}`;

const exportPath = (id: string): string => `/v1/audience-exports/${encodeURIComponent(id)}`;
