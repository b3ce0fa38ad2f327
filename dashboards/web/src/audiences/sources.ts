import type { Audience, Lists, Segments } from '../api/types';

export type Source = Audience['source'];

/** A source that may be chosen, under a key of its own kind: a segment and a list may have the same name. */
export interface SourceOption {
  id: string;
  label: string;
  source: Source;
}

/** Those who said no. */
export const SUPPRESSED: Source = { suppressed: true };

export const keyOf = ({ segment, list }: Source): string =>
  segment !== undefined ? `segment:${segment}` : list !== undefined ? `list:${list}` : 'suppressed';

/** What an audience may be made of: segments in use, uploaded lists, and those who said no. */
export const sourcesOf = ({ segments }: Segments, { lists }: Lists): readonly SourceOption[] => [
  ...segments.filter(({ state }) => state !== 'archived').map(({ id, name }) => optionOf({ segment: id }, `Segment: ${name}`)),
  ...lists.map(({ id, size }) => optionOf({ list: id }, `List: ${id} (${size.shown})`)),
  optionOf(SUPPRESSED, 'Those who said no (a suppression list)'),
];

const optionOf = (source: Source, label: string): SourceOption => ({ id: keyOf(source), label, source });
