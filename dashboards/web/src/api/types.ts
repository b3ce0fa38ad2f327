/** The contract's shapes under the names that the page uses; `contract.d.ts` is generated from openapi.yaml. */
import type { Json } from '../rules/json';
import type { components, operations } from './contract';

export type Answer<Operation extends { responses: { 200: { content: { 'application/json': unknown } } } }> =
  Operation['responses'][200]['content']['application/json'];

/** Rules and models are trees of JSON, which the gateway checks. */
type Tree<Described, Name extends keyof Described> = Omit<Described, Name> & { [name in Name]: Json };

export type Audience = components['schemas']['Audience'];
export type AudienceExport = components['schemas']['AudienceExport'];
export type AudienceExports = Answer<operations['listAudienceExports']>;
export type AudienceRefusal = components['schemas']['AudienceRefusal'];
export type AudienceRefusals = Answer<operations['listAudienceRefusals']>;
export type Audiences = Answer<operations['listAudiences']>;
export type Audit = Answer<operations['readAudit']>;
export type AuditEntry = Audit['entries'][number];
export type Category = components['schemas']['Category'];
export type ConsentFigures = Answer<operations['readConsentFigures']>;
export type ConsentFigure = ConsentFigures['figures'][number];
/** Older gateways give no timeline: then the records stand in. */
export type Consents = Omit<components['schemas']['Consents'], 'timeline'> & {
  timeline?: readonly TimelineEntry[];
  registerAssumed?: boolean;
};
export type ConsentRequest = components['schemas']['ConsentRequest'];
export type ContactId = components['schemas']['ContactId'];
export type ContactExport = components['schemas']['ContactExport'];
export type Destination = components['schemas']['Destination'];
export type DestinationRequest = components['schemas']['DestinationRequest'];
export type Destinations = Answer<operations['listDestinations']>;
export type DestinationWithSecret = components['schemas']['DestinationWithSecret'];
export type DeadLetters = components['schemas']['DeadLetters'];
export type Disclosures = Answer<operations['readDisclosures']>;
export type Epochs = components['schemas']['Epochs'];
export type Erased = operations['eraseContact']['responses'][202]['content']['application/json'];
export type Erasure = components['schemas']['Erasure'];
export type Erasures = Answer<operations['listErasures']>;
export type FindRequest = operations['findContacts']['requestBody']['content']['application/json'];
export type Found = Answer<operations['findContacts']>;
export type Flow = Answer<operations['readFlow']>;
export type FlowHistory = Answer<operations['readFlowHistory']>;
export type Problem = components['schemas']['Problem'];
export type ConsentRecord = Consents['records'][number];
export type Expiring = Answer<operations['listExpiringConsents']>;
export type Register = Answer<operations['readRegister']>;
export type Notice = Register['notices'][number];
export type Purpose = Register['purposes'][number];
export type Recorded = operations['recordConsent']['responses'][201]['content']['application/json'];
export type Reidentified = Answer<operations['reidentify']>;
export type Replayed = Answer<operations['replayDeadLetters']>;
export type ReplayRequest = operations['replayDeadLetters']['requestBody']['content']['application/json'];
export type Catalogue = components['schemas']['Catalogue'];
export type CatalogueProperty = components['schemas']['CatalogueProperty'];
export type ChangedAudience = components['schemas']['ChangedAudience'];
export type ChangedScore = Tree<components['schemas']['ChangedScore'], 'model'>;
export type ChangedSegment = Tree<components['schemas']['ChangedSegment'], 'rule'>;
export type ChangePage = components['schemas']['ChangePage'];
export type Comparison = components['schemas']['Comparison'];
export type ContactScore = components['schemas']['ContactScore'];
export type ContactScores = Answer<operations['readContactScores']>;
export type ContactSegment = components['schemas']['ContactSegment'];
export type ContactSegments = Answer<operations['readContactSegments']>;
export type Contribution = components['schemas']['Contribution'];
export type DecidingLeaf = components['schemas']['DecidingLeaf'];
export type DefinitionState = components['schemas']['DefinitionState'];
export type Distribution = components['schemas']['Distribution'];
export type Histogram = components['schemas']['Histogram'];
export type Member = components['schemas']['Member'];
export type MemberPage = components['schemas']['MemberPage'];
export type Lists = Answer<operations['readLists']>;
export type ListUpload = components['schemas']['ListUpload'];
export type NewAudience = components['schemas']['NewAudience'];
export type NewScore = Tree<components['schemas']['NewScore'], 'model'>;
export type NewSegment = Tree<components['schemas']['NewSegment'], 'rule'>;
export type Preview = components['schemas']['Preview'];
export type Progress = components['schemas']['Progress'];
export type Score = Omit<Tree<components['schemas']['ScoreDetail'], 'model'>, 'versions'> & { versions: readonly ScoreVersion[] };
export type ScoredContact = components['schemas']['ScoredContact'];
export type ScoredPage = components['schemas']['ScoredPage'];
export type Scores = Answer<operations['listScores']>;
export type ScoreSummary = components['schemas']['ScoreSummary'];
export type ScoreVersion = Tree<components['schemas']['ScoreVersion'], 'model'>;
export type SeenMessage = Omit<components['schemas']['SeenMessage'], 'contact'> & { contact?: ContactId };
export type Segment = Omit<Tree<components['schemas']['Segment'], 'rule'>, 'versions'> & { versions: readonly SegmentVersion[] };
export type SegmentChange = components['schemas']['SegmentChange'];
export type Segments = Answer<operations['listSegments']>;
export type SegmentSummary = components['schemas']['SegmentSummary'];
export type SegmentVersion = Tree<components['schemas']['SegmentVersion'], 'rule'>;
export type UploadedList = components['schemas']['UploadedList'];
export type Why = components['schemas']['Why'];
export type SegmentHistory = Answer<operations['readSegmentHistory']>;
export type SegmentCourse = SegmentHistory['segments'][number];
export type Session = Answer<operations['readSession']>;
export type ShutOff = components['schemas']['ShutOff'];
export type ShutOffs = Answer<operations['listShutOffs']>;
export type Step = components['schemas']['Step'];
export type Verdict = Consents['verdicts'][number];

/** What an entry of a contact's log is, and what it did. */
export interface TimelineEntry extends Partial<Omit<ConsentRecord, 'purpose'>> {
  kind: 'consent' | 'attempt' | 'facts' | 'erasure';
  offset: number;
  appendedAt: string;
  effective: boolean;
  became?: { decision?: boolean; reason?: string; legalBasis?: string };
  actorKind?: string;
  purpose?: string;
  outcome?: string;
  audience?: string;
  minor?: boolean;
}

/** Contacts that have an address in common. */
export interface Duplicates {
  duplicates: readonly { contacts: readonly ContactId[]; by: 'email' | 'phone' }[];
  next?: string;
}
export type Withheld = Flow['withheld'][number];
export type WriteKeys = Answer<operations['readWriteKeys']>;
