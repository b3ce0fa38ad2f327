/** The contract's shapes under the names that the page uses; `contract.d.ts` is generated from openapi.yaml. */
import type { components, operations } from './contract';

type Answer<Operation extends { responses: { 200: { content: { 'application/json': unknown } } } }> =
  Operation['responses'][200]['content']['application/json'];

export type Consents = components['schemas']['Consents'];
export type ConsentRequest = components['schemas']['ConsentRequest'];
export type ContactId = components['schemas']['ContactId'];
export type FindRequest = operations['findContacts']['requestBody']['content']['application/json'];
export type Found = Answer<operations['findContacts']>;
export type Flow = Answer<operations['readFlow']>;
export type FlowHistory = Answer<operations['readFlowHistory']>;
export type Problem = components['schemas']['Problem'];
export type ConsentRecord = Consents['records'][number];
export type Recorded = operations['recordConsent']['responses'][201]['content']['application/json'];
export type Segments = Answer<operations['listSegments']>;
export type Segment = Segments['segments'][number];
export type SegmentHistory = Answer<operations['readSegmentHistory']>;
export type SegmentCourse = SegmentHistory['segments'][number];
export type Session = Answer<operations['readSession']>;
export type ShutOff = components['schemas']['ShutOff'];
export type ShutOffs = Answer<operations['listShutOffs']>;
export type Step = components['schemas']['Step'];
export type Verdict = Consents['verdicts'][number];
export type Withheld = Flow['withheld'][number];
