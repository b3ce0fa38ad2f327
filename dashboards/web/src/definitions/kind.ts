import type { Outcome } from '../api/outcome';
import type { DefinitionState, SegmentSummary } from '../api/types';

/** A kind of definition: what its screens are called, and where they are. */
export interface Kind {
  /** One of them, in a sentence. */
  word: 'segment' | 'score';
  /** Several of them, which is also the place of their screens. */
  place: 'segments' | 'scores';
  /** What archiving one of them does. */
  archiving: string;
  setState: (id: string, state: DefinitionState) => Promise<Outcome<unknown>>;
}

/** What there is of every definition, of whichever kind. */
export type Summary = Pick<
  SegmentSummary,
  'id' | 'version' | 'name' | 'description' | 'purpose' | 'owner' | 'state' | 'shown' | 'progress' | 'problem'
>;

export const listHref = ({ place }: Kind): string => `#/${place}`;

export const newHref = ({ place }: Kind): string => `#/${place}/new`;

export const changeHref = ({ place }: Kind, id: string): string => `#/${place}/change/${id}`;

export const ofHref = ({ place }: Kind, id: string, view?: string): string => `#/${place}/of/${id}${view === undefined ? '' : `/${view}`}`;
