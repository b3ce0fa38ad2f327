import type { Audience, AudienceExport, Destination } from '../api/types';
import { readable } from '../ui/words';

/** Whom an audience is made of. */
export function sourceInWords({ segment, list }: Audience['source']): string {
  if (segment !== undefined) {
    return `Segment ${segment}`;
  }
  return list === undefined ? 'Those who said no' : `List ${list}`;
}

/** For what and on which channel. */
export const aboutInWords = ({ purpose, channel }: Pick<Audience, 'purpose' | 'channel'>): string =>
  channel === undefined ? readable(purpose) : `${readable(purpose)}, ${readable(channel).toLowerCase()}`;

const IDENTIFIERS: Record<Audience['identifiers'][number], string> = {
  contact: 'Contact id',
  email: 'E-mail address',
  phone: 'Telephone number',
  'email-sha256': 'Hash of the e-mail address (SHA-256)',
};

export const identifierInWords = (identifier: Audience['identifiers'][number]): string => IDENTIFIERS[identifier];

/** What a segment's or a list's members may be told by; nobody is told the telephone number of who said no. */
export const identifiersOf = (suppressed: boolean): readonly Audience['identifiers'][number][] =>
  suppressed ? ['email', 'email-sha256', 'contact'] : ['email', 'email-sha256', 'phone', 'contact'];

const STATES: Record<AudienceExport['state'], string> = {
  ready: 'Ready',
  'awaiting-approval': 'Awaits approval',
  refused: 'Refused',
  'under-way': 'Being taken',
  taken: 'Taken',
  'cut-short': 'Cut short',
  expired: 'Expired',
};

export const stateInWords = (state: AudienceExport['state']): string => STATES[state];

/** What became of the members of an export that ended. */
export function rowsInWords({ rows, shown }: AudienceExport): string {
  if (rows === undefined) {
    return `at most ${shown}`;
  }
  return [`${rows.told.shown} told`, `${rows.withheld.shown} withheld`, `${rows.heldOut.shown} held out`, `${rows.skipped.shown} without address`].join(
    ', ',
  );
}

/** An id of a name, as the contract lets one be. */
export const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');

const TEMPLATE_WORDS: Record<Destination['template'], string> = {
  standard: 'Standard Webhooks',
  mailchimp: 'Mailchimp, members of a list',
  brevo: 'Brevo, contacts of a list',
};

export const TEMPLATES = Object.keys(TEMPLATE_WORDS) as readonly Destination['template'][];

export const templateInWords = (template: Destination['template']): string => TEMPLATE_WORDS[template];

const DESTINATION_STATES: Record<Destination['state'], string> = {
  active: 'Told',
  paused: 'Paused',
  failing: 'Failing, tried again',
  waiting_for_quota: 'Entries wait for tomorrow: the day is used up',
  gone: 'Wants nothing more',
};

export const destinationStateInWords = (state: Destination['state']): string => DESTINATION_STATES[state];
