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

const POINTS: Record<string, string> = { gateway: 'Gateway', stream: 'Stream' };

export const reasonInWords = (reason: string | undefined): string =>
  reason === undefined ? 'No reason given' : lookUp(REASONS, codeOf(reason), reason);

export const stateInWords = (state: string): string => lookUp(STATES, state, state);

export const basisInWords = (basis: string): string => lookUp(BASES, codeOf(basis), basis);

export const actorInWords = (actor: string): string => lookUp(ACTORS, actor, actor);

export const channelInWords = (channel: string): string => lookUp(CHANNELS, channel, channel);

export const pointInWords = (point: string): string => lookUp(POINTS, point, point);

/** `email-tracking` reads as "Email tracking". */
export function readable(code: string): string {
  const words = code.replace(/[_-]+/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
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
