import type { SeenMessage } from '../api/types';
import { readable, reasonInWords } from '../ui/words';

/** A message as it came, under a number of its own. */
export interface Entry {
  number: number;
  seen: SeenMessage;
}

export interface Watched {
  /** Newest first. */
  entries: readonly Entry[];
  /** How many came since watching began. */
  count: number;
  /** How many this page was too slow for. */
  lost: number;
}

/** As many as are shown at once. */
export const MOST = 100;

export const NOTHING: Watched = { entries: [], count: 0, lost: 0 };

export function withSeen(watched: Watched, seen: SeenMessage): Watched {
  const number = watched.count + 1;
  return { ...watched, count: number, entries: [{ number, seen }, ...watched.entries].slice(0, MOST) };
}

export const withLost = (watched: Watched, lost: number): Watched => ({ ...watched, lost: watched.lost + lost });

const FATES: Record<SeenMessage['fate'], string> = {
  accepted: 'Accepted',
  reduced: 'Accepted without some fields',
  withheld: 'Withheld',
  rejected: 'Rejected',
};

export const fateInWords = (fate: SeenMessage['fate']): string => FATES[fate];

const REASONS: Record<string, string> = {
  malformed: 'It could not be read as a message',
  undeclared_event_type: 'The register does not declare this event',
  undeclared_fields: 'Fields that the register does not declare were dropped',
  misfitting_fields: 'Values that do not fit their declaration were left out',
  anonymous_identify: 'Only customers are found by addresses',
  linked_already: 'A page’s key joins no two customers',
  grant_refused: 'A page’s key grants for its own visitor alone',
  signal_refused: 'The register does not let consent come this way',
  signal_malformed: 'What it says of consent could not be read',
};

/** Why, with what was wrong where that may be seen. */
export const whyInWords = ({ reason, detail }: { reason: string; detail?: string }): string =>
  (REASONS[reason] ?? reasonInWords(reason)) + (detail === undefined ? '' : ` (${detail})`);

/** What the message is called: by the register, else by its sender where that may be seen. */
export const nameOf = ({ eventType, undeclared }: SeenMessage): string => eventType ?? undeclared ?? '–';

export const cameBy = ({ protocol, sender }: SeenMessage): string =>
  `${protocol === 'cloudevents' ? 'CloudEvents' : readable(protocol)}, ${sender === 'browser' ? 'a page' : 'a server'}`;
