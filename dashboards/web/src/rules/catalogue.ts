/** What the rules of a purpose may name, as the gateway says; this is all that the controls of the builder know. */
import type { Catalogue, CatalogueProperty as Property } from '../api/types';

export type { Catalogue, Property };

const NUMBERS = ['integer', 'decimal'];

export const propertiesOf = ({ events }: Catalogue, event: string | undefined): readonly Property[] =>
  events.find(({ name }) => name === event)?.properties ?? [];

/** Purposes of direct marketing that use a channel. */
export const purposesOn = ({ channels }: Catalogue, channel: string | undefined): readonly string[] =>
  channels.find((known) => known.channel === channel)?.purposes ?? [];

export const isNumber = ({ kind }: Property): boolean => NUMBERS.includes(kind);

/** Sealed, or a pseudonym: nothing can be compared with it. */
export const isReadable = ({ kind }: Property): boolean => kind !== 'unreadable';

/** How JavaScript calls values of the kind. */
export const typeOf = ({ kind }: Property): 'boolean' | 'number' | 'string' =>
  kind === 'boolean' ? 'boolean' : NUMBERS.includes(kind) ? 'number' : 'string';
