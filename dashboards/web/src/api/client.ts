import { failed, type Failure, type Outcome } from './outcome';
import type {
  ConsentFigures,
  ConsentRequest,
  Consents,
  ContactId,
  Duplicates,
  Expiring,
  FindRequest,
  Flow,
  FlowHistory,
  Found,
  Problem,
  Recorded,
  Register,
  SegmentHistory,
  Segments,
  Session,
  ShutOff,
  ShutOffs,
} from './types';

const TIMEOUT_MS = 8_000;
const RECEIPT_PATH = /^\/v1\/shut-offs\/[A-Za-z0-9_~%@:-][A-Za-z0-9._~%@:-]*$/;

export const readSession = () => call<Session>('GET', '/v1/session');
export const readFlow = () => call<Flow>('GET', '/v1/flow');
export const readSegments = () => call<Segments>('GET', '/v1/segments');

/** How much of a history is asked for: everything, or how long before its end it begins. */
export type Span = 'all' | 'P30D' | 'PT24H';

export const readFlowHistory = (time: FlowHistory['time'], span: Span) =>
  call<FlowHistory>('GET', `/v1/flow/history?time=${time}${span === 'all' ? '' : `&last=${span}`}`);

export const readSegmentHistory = (span: Span) =>
  call<SegmentHistory>('GET', `/v1/segments/history${span === 'all' ? '' : `?last=${span}`}`);

export const readShutOffs = () => call<ShutOffs>('GET', '/v1/shut-offs');

/** An address travels in the body only: URLs end up in histories and logs. */
export const findContacts = (wanted: FindRequest) => call<Found>('POST', '/v1/contacts/find', wanted);

/** What stands now, or what stood at a past instant. */
export const readConsents = (contact: ContactId, asOf?: string) =>
  call<Consents>('GET', consentsOf(contact) + (asOf === undefined ? '' : `?as_of=${encodeURIComponent(asOf)}`));

export const readConsentFigures = () => call<ConsentFigures>('GET', '/v1/consent/figures');

/** How far ahead one looks for what ends. */
export type Within = 'P7D' | 'P30D' | 'P90D';

export const readExpiring = (within: Within) => call<Expiring>('GET', `/v1/consent/expiring?within=${within}`);

export type ShutOffState = 'all' | 'open' | 'complete' | 'overdue';

export const readShutOffsOf = (state: ShutOffState) =>
  call<ShutOffs>('GET', `/v1/shut-offs?limit=100${state === 'all' ? '' : `&state=${state}`}`);

export const readDuplicates = () => call<Duplicates>('GET', '/v1/duplicates?limit=100');

export const readRegister = () => call<Register>('GET', '/v1/register');

/** Where the sheet of Article 30 is, for a link. */
export const sheetPath = (query: string) => `/api/v1/register/article-30?${query}`;

export const recordConsent = (contact: ContactId, consent: ConsentRequest) =>
  call<Recorded>('POST', consentsOf(contact), consent);

/** Reads the receipt at the path that recording a consent returned. */
export async function readReceipt(path: string): Promise<Outcome<ShutOff>> {
  if (!RECEIPT_PATH.test(path)) {
    return failed({ kind: 'refused', title: 'The gateway returned a receipt path that is none' });
  }
  return call<ShutOff>('GET', path);
}

function consentsOf(contact: ContactId): string {
  return `/v1/contacts/${encodeURIComponent(contact)}/consents`;
}

async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<Outcome<T>> {
  try {
    const response = await fetch(`/api${path}`, {
      method,
      headers: body ? { accept: 'application/json', 'content-type': 'application/json' } : { accept: 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.ok ? { ok: true, value: (await response.json()) as T } : failed(await failureOf(response));
  } catch {
    return failed({ kind: 'away' });
  }
}

async function failureOf(response: Response): Promise<Failure> {
  switch (response.status) {
    case 401:
      return { kind: 'signed-out' };
    case 403:
      return { kind: 'forbidden' };
    case 502:
    case 503:
    case 504:
      return { kind: 'away' };
    default:
      return refusal(response);
  }
}

async function refusal(response: Response): Promise<Failure> {
  const unnamed: Failure = { kind: 'refused', title: `The gateway answered with status ${response.status}` };
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
    return unnamed;
  }
  try {
    const problem = (await response.json()) as Problem;
    return { kind: 'refused', title: problem.title, ...(problem.detail && { detail: problem.detail }) };
  } catch {
    return unnamed;
  }
}
