import { failed, type Failure, type Outcome } from './outcome';
import type {
  Audit,
  ConsentFigures,
  ConsentRequest,
  Consents,
  ContactExport,
  ContactId,
  DeadLetters,
  Disclosures,
  Duplicates,
  Epochs,
  Erased,
  Erasure,
  Erasures,
  Expiring,
  FindRequest,
  Flow,
  FlowHistory,
  Found,
  Problem,
  Recorded,
  Register,
  Reidentified,
  Replayed,
  ReplayRequest,
  SegmentHistory,
  Session,
  ShutOff,
  ShutOffs,
  WriteKeys,
} from './types';

const TIMEOUT_MS = 8_000;
const NO_CONTENT = 204;
/** For what reads whole topics. */
const PATIENT_TIMEOUT_MS = 120_000;
const RECEIPT_PATH = /^\/v1\/(shut-offs|erasures)\/[A-Za-z0-9_~%@:-][A-Za-z0-9._~%@:-]*$/;

export const readSession = () => call<Session>('GET', '/v1/session');
export const readFlow = () => call<Flow>('GET', '/v1/flow');

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

/** To whom contacts were disclosed. */
export const readDisclosures = () => call<Disclosures>('GET', '/v1/register/disclosures');

/** Where the sheet of Article 30 is, for a link. */
export const sheetPath = (query: string) => `/api/v1/register/article-30?${query}`;

export const recordConsent = (contact: ContactId, consent: ConsentRequest) =>
  call<Recorded>('POST', consentsOf(contact), consent);

export const shutOffPath = (id: string): string => `/v1/shut-offs/${encodeURIComponent(id)}`;

export const erasurePath = (id: string): string => `/v1/erasures/${encodeURIComponent(id)}`;

/** Reads the receipt at the path that recording a consent returned. */
export const readReceipt = (path: string) => readAt<ShutOff>(path);

/** Erases a contact: nothing undoes it. */
export const eraseContact = (contact: ContactId, reason: string) =>
  call<Erased>('POST', `${contactPath(contact)}/erasures`, { reason });

export const readErasures = () => call<Erasures>('GET', '/v1/erasures');

/** Reads the receipt at the path that erasing returned. */
export const readErasure = (path: string) => readAt<Erasure>(path);

export const exportContact = (contact: ContactId, reason: string) =>
  call<ContactExport>('POST', `${contactPath(contact)}/export`, { reason }, PATIENT_TIMEOUT_MS);

/** Opens the newest letters. Each reading is kept in the audit trail, so never read them unasked. */
export const openDeadLetters = () => call<DeadLetters>('GET', '/v1/dead-letters', undefined, PATIENT_TIMEOUT_MS);

export const replayDeadLetters = (wanted: ReplayRequest) =>
  call<Replayed>('POST', '/v1/dead-letters/replays', wanted, PATIENT_TIMEOUT_MS);

export const readEpochs = () => call<Epochs>('GET', '/v1/pseudonyms/epochs');

export const beginEpoch = (reason: string) => call<Epochs>('POST', '/v1/pseudonyms/epochs', { reason });

/** Destroys the key of an epoch: nothing undoes it. */
export const destroyEpoch = (epoch: number, reason: string) =>
  call<Epochs>('POST', `/v1/pseudonyms/epochs/${epoch}/destruction`, { reason });

export const reidentify = (pseudonym: string, reason: string) =>
  call<Reidentified>('POST', '/v1/reidentifications', { pseudonym, reason }, PATIENT_TIMEOUT_MS);

/** The keys that servers and pages send with: secrets, so never read unasked. */
export const readWriteKeys = () => call<WriteKeys>('GET', '/v1/write-keys');

/** What becomes of messages from now on; the browser asks again when the stream ends. */
export const watchEvents = () => new EventSource('/api/v1/debugger/events');

export const readAudit = () => call<Audit>('GET', '/v1/audit?limit=200');

async function readAt<T>(path: string): Promise<Outcome<T>> {
  if (!RECEIPT_PATH.test(path)) {
    return failed({ kind: 'refused', title: 'The gateway returned a receipt path that is none' });
  }
  return call<T>('GET', path);
}

export const contactPath = (contact: ContactId): string => `/v1/contacts/${encodeURIComponent(contact)}`;

const consentsOf = (contact: ContactId): string => `${contactPath(contact)}/consents`;

type Method = 'DELETE' | 'GET' | 'POST' | 'PUT';

/** What is sent, and what it is. */
interface Content {
  type: string;
  body: Blob | string;
}

/** Calls the gateway; nothing else in the page does, but for files and the stream. */
export const call = <T>(method: Method, path: string, body?: object, timeoutMs: number = TIMEOUT_MS): Promise<Outcome<T>> =>
  send(method, path, body && { type: 'application/json', body: JSON.stringify(body) }, timeoutMs);

/** Sends a file as it is. */
export const upload = <T>(path: string, type: string, file: Blob, timeoutMs: number): Promise<Outcome<T>> =>
  send('PUT', path, { type, body: file }, timeoutMs);

const send = <T>(method: Method, path: string, content: Content | undefined, timeoutMs: number): Promise<Outcome<T>> =>
  ask({ method, address: `/api${path}`, content, timeoutMs, read: async (response) => (await valueOf(response)) as T, failureOf });

interface Question<T> {
  method: Method;
  /** On this very host. */
  address: string;
  content?: Content | undefined;
  timeoutMs: number;
  read: (response: Response) => Promise<T>;
  failureOf: (response: Response) => Promise<Failure>;
}

/** Asks one of the servers behind this page, and reads what it answers. */
export async function ask<T>({ method, address, content, timeoutMs, read, failureOf }: Question<T>): Promise<Outcome<T>> {
  try {
    const response = await fetch(address, {
      method,
      headers: content ? { accept: 'application/json', 'content-type': content.type } : { accept: 'application/json' },
      ...(content && { body: content.body }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.ok ? { ok: true, value: await read(response) } : failed(await failureOf(response));
  } catch {
    return failed({ kind: 'away' });
  }
}

/** Nothing, where the answer is that something is gone. */
const valueOf = async (response: Response): Promise<unknown> => (response.status === NO_CONTENT ? undefined : response.json());

export async function failureOf(response: Response): Promise<Failure> {
  switch (response.status) {
    case 401:
      return { kind: 'signed-out' };
    case 403:
      return { kind: 'forbidden' };
    case 429:
      return { kind: 'busy' };
    case 502:
    case 503:
    case 504:
      return { kind: 'away' };
    default:
      return refusal(response);
  }
}

/** What a server says of why not. */
export async function refusal(response: Response): Promise<Failure> {
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
