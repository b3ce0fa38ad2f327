/** Uploaded lists: who is on one is never read back. */
import { call, upload } from './client';
import type { Outcome } from './outcome';
import type { Lists, ListUpload } from './types';

/** For a file of millions of lines. */
const UPLOAD_TIMEOUT_MS = 30 * 60_000;
/** For what takes everybody off. */
const PATIENT_TIMEOUT_MS = 120_000;

/** What a list is uploaded with. */
export interface Uploading {
  id: string;
  /** Where it comes from. */
  origin: string;
  reason: string;
  mode: 'replace' | 'add';
  /** Of the file, as the contract names it. */
  type: FileType;
  file: Blob;
}

export type FileType = 'text/csv' | 'application/x-ndjson';

export const readLists = () => call<Lists>('GET', '/v1/lists');

/** Origin and reason are kept with the list, and travel in the query: never a name or an address. */
export const uploadList = ({ id, origin, reason, mode, type, file }: Uploading): Promise<Outcome<ListUpload>> =>
  upload<ListUpload>(`${pathOf(id)}?${new URLSearchParams({ origin, reason, mode })}`, type, file, UPLOAD_TIMEOUT_MS);

/** Takes everybody off and the list away: nothing undoes it. */
export const deleteList = (id: string) => call<undefined>('DELETE', pathOf(id), undefined, PATIENT_TIMEOUT_MS);

const pathOf = (id: string): string => `/v1/lists/${encodeURIComponent(id)}`;
