/** Segments and scores: what they are, who is in them, and why. */
import type { Json } from '../rules/json';
import { call, contactPath } from './client';
import type {
  Catalogue,
  ChangedScore,
  ChangedSegment,
  ChangePage,
  Comparison,
  ContactId,
  ContactScores,
  ContactSegments,
  DefinitionState,
  Distribution,
  MemberPage,
  NewScore,
  NewSegment,
  Preview,
  Score,
  ScoredPage,
  Scores,
  Segment,
  Segments,
  Why,
} from './types';

/** For what reads many contacts. */
const PATIENT_TIMEOUT_MS = 30_000;
const PAGE = 50;

export const readSegments = () => call<Segments>('GET', '/v1/segments');

export const readSegment = (id: string) => call<Segment>('GET', segmentPath(id));

export const readCatalogue = (purpose: string) =>
  call<Catalogue>('GET', `/v1/segments/catalogue?purpose=${encodeURIComponent(purpose)}`);

export const previewSegment = (purpose: string, rule: Json) =>
  call<Preview>('POST', '/v1/segments/preview', { purpose, rule });

export const createSegment = (segment: NewSegment) => call<Segment>('POST', '/v1/segments', segment);

export const changeSegment = (id: string, segment: ChangedSegment) => call<Segment>('PUT', segmentPath(id), segment);

export const setSegmentState = (id: string, state: DefinitionState) =>
  call<Segment>('POST', `${segmentPath(id)}/state`, { state });

export const readMembers = (id: string, after?: string) =>
  call<MemberPage>('GET', `${segmentPath(id)}/members?${pageOf(after)}`, undefined, PATIENT_TIMEOUT_MS);

export const readChanges = (id: string, after?: string) =>
  call<ChangePage>('GET', `${segmentPath(id)}/changes?${pageOf(after)}`, undefined, PATIENT_TIMEOUT_MS);

export const explainMembership = (contact: ContactId, segment: string) =>
  call<Why>('GET', `${contactPath(contact)}/segments/${encodeURIComponent(segment)}/why`);

export const readContactSegments = (contact: ContactId) =>
  call<ContactSegments>('GET', `${contactPath(contact)}/segments`);

export const readContactScores = (contact: ContactId) => call<ContactScores>('GET', `${contactPath(contact)}/scores`);

export const readScores = () => call<Scores>('GET', '/v1/scores');

export const readScore = (id: string) => call<Score>('GET', scorePath(id));

export const createScore = (score: NewScore) => call<Score>('POST', '/v1/scores', score);

export const changeScore = (id: string, score: ChangedScore) => call<Score>('PUT', scorePath(id), score);

export const setScoreState = (id: string, state: DefinitionState) =>
  call<Score>('POST', `${scorePath(id)}/state`, { state });

export const readDistribution = (id: string) =>
  call<Distribution>('GET', `${scorePath(id)}/distribution`, undefined, PATIENT_TIMEOUT_MS);

export const compareVersions = (id: string, one: number, other: number) =>
  call<Comparison>('GET', `${scorePath(id)}/compare?versions=${one},${other}`, undefined, PATIENT_TIMEOUT_MS);

export const readScored = (id: string, after?: string) =>
  call<ScoredPage>('GET', `${scorePath(id)}/contacts?${pageOf(after)}`, undefined, PATIENT_TIMEOUT_MS);

const segmentPath = (id: string): string => `/v1/segments/${encodeURIComponent(id)}`;

const scorePath = (id: string): string => `/v1/scores/${encodeURIComponent(id)}`;

const pageOf = (after: string | undefined): string =>
  `limit=${PAGE}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`;
