/** Plain words for the codes of the contract. A code without an entry is shown readably, never hidden. */

const REASONS: Record<string, string> = {
  restricted: 'Processing is restricted at the person’s request',
  objected: 'The person objected',
  withdrawn: 'The person withdrew consent',
  refused: 'The person refused',
  revoked: 'Consent revoked by the controller',
  expired: 'Consent has expired',
  erased: 'The person was erased',
  not_granted: 'No record permits it',
  no_record: 'Nothing on record',
  undeclared_purpose: 'Purpose not in the register',
  undeclared_channel: 'Channel not in the register',
  no_consumer: 'No purpose in the register uses it',
  unproven: 'The stream could not prove consent in time',
  unreadable_record: 'A record of the contact could not be read',
  unopenable: 'Its values could not be opened: their key is gone',
  malformed_payload: 'Its values could not be read',
  malformed_event: 'It could not be read as an event',
  epoch_over: 'Its pseudonyms’ key was destroyed',
  not_permitted: 'Not permitted',
  quiet_hours: 'Outside the hours when contact is allowed',
  frequency_cap: 'Contacted too often lately',
  minor: 'A minor: not without a parent, or not at all',
  notice_retired: 'Given under a notice that was retired',
  not_explicit: 'The consent is not explicit enough',
  conditions_unmet: 'The conditions of its legal basis are not met',
};

const STATES: Record<string, string> = {
  REQUESTED: 'Asked for consent',
  GIVEN: 'Consent given',
  RENEWED: 'Consent renewed',
  REFUSED: 'Refused',
  WITHDRAWN: 'Withdrawn',
  REVOKED: 'Revoked by the controller',
  OBJECTED: 'Objected',
  EXPIRED: 'Expired',
  INVALIDATED: 'Declared invalid',
  RESTRICTED: 'Processing restricted',
  RESTRICTION_LIFTED: 'Restriction lifted',
  BASIS_ESTABLISHED: 'Other legal basis established',
  ERASED: 'Erased',
};

const BASES: Record<string, string> = {
  consent: 'consent',
  contract: 'a contract',
  legal_obligation: 'a legal obligation',
  legitimate_interest: 'a legitimate interest',
  soft_opt_in: 'an earlier sale (soft opt-in)',
};

const CHANNELS: Record<string, string> = { email: 'e-mail', sms: 'SMS', telephone: 'telephone', post: 'post' };

const ACTORS: Record<string, string> = {
  PERSON: 'the person',
  OFFICER: 'an officer',
  IMPORT: 'an import',
  SENDER: 'a sender',
  SYSTEM: 'Placet',
};

const MISFITS: Record<string, string> = {
  wrong_type: 'Not of the declared type',
  not_generalised: 'Could not be made coarser as declared',
};

const PLACES: Record<string, string> = {
  verdicts: 'Verdicts',
  view: 'Gateway',
  stream: 'Stream',
  refusals: 'Refusals',
  records: 'Records',
  'data-key': 'Key of the contact’s data',
  'log-segments': 'Log on disk',
  events: 'Events',
  'pseudonymised-events': 'Events under the pseudonym',
  'segment-changes': 'Entries and exits of segments',
  'consent-transitions': 'What became of consents, under the pseudonym',
  'dead-letters': 'Dead letters',
  audit: 'Audit trail',
  copies: 'Copies',
};

const ACTIONS: Record<string, string> = {
  erased: 'Erased a contact',
  exported: 'Took all that is held of a contact',
  reidentified: 'Led a pseudonym back to its contact',
  dead_letters_read: 'Opened dead letters',
  dead_letters_replayed: 'Replayed dead letters',
  epoch_begun: 'Began an epoch of pseudonyms',
  epoch_destroyed: 'Destroyed the key of an epoch',
  definition_created: 'Made a segment or score',
  definition_changed: 'Changed a segment or score',
  definition_paused: 'Paused a segment or score',
  definition_resumed: 'Resumed a segment or score',
  definition_archived: 'Archived a segment or score',
  members_read: 'Read who is in a segment or has a score',
};

const POINTS: Record<string, string> = { gateway: 'Gateway', stream: 'Stream' };

export const reasonInWords = (reason: string | undefined): string =>
  reason === undefined ? 'No reason given' : lookUp(REASONS, codeOf(reason), reason);

export const stateInWords = (state: string): string => lookUp(STATES, state, state);

export const basisInWords = (basis: string): string => lookUp(BASES, codeOf(basis), basis);

export const actorInWords = (actor: string): string => lookUp(ACTORS, actor, actor);

export const channelInWords = (channel: string): string => lookUp(CHANNELS, channel, channel);

export const pointInWords = (point: string): string => lookUp(POINTS, point, point);

/** Why a value lies among the dead letters. */
export const misfitInWords = (reason: string): string =>
  Object.hasOwn(MISFITS, codeOf(reason)) ? lookUp(MISFITS, codeOf(reason), reason) : reasonInWords(reason);

/** A place of an erasure's receipt. */
export const placeInWords = (place: string): string => lookUp(PLACES, place, place);

/** What somebody did, in the audit trail. */
export const actionInWords = (action: string): string => lookUp(ACTIONS, codeOf(action), action);

/** A text of the gateway at the begin of a cell. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `email-tracking` reads as "Email tracking". */
export function readable(code: string): string {
  const words = code.replace(/[_-]+/g, ' ').trim().toLowerCase();
  return capitalised(words);
}

/** The purpose that stands for all of them, as a restriction may name it. */
const EVERYTHING = '*';

export const purposeAndChannel = (purpose: string, channel: string | undefined): string =>
  purpose === EVERYTHING ? 'All processing' : channel === undefined ? readable(purpose) : `${readable(purpose)} by ${lookUp(CHANNELS, channel, channel)}`;

function codeOf(code: string): string {
  return code.toLowerCase().replaceAll('-', '_');
}

function lookUp(words: Record<string, string>, code: string, original: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? readable(original)) : readable(original);
}
