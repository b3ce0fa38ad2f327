import type { FileType } from '../api/lists';
import type { ListUpload } from '../api/types';
import { count } from '../ui/time';

/** What files of a list may be, by the end of their names. */
const TYPES: readonly { ending: string; type: FileType }[] = [
  { ending: '.csv', type: 'text/csv' },
  { ending: '.ndjson', type: 'application/x-ndjson' },
  { ending: '.jsonl', type: 'application/x-ndjson' },
];

/** For a choice of files. */
export const ENDINGS = TYPES.map(({ ending }) => ending).join(',');

/** Of a file by its name; what has another end is not taken for anything. */
export const typeOf = (name: string): FileType | undefined =>
  TYPES.find(({ ending }) => name.toLowerCase().endsWith(ending))?.type;

/** As the contract lets the name of a list be. */
export const LIST_NAME = '[a-z0-9][a-z0-9\\-]{0,63}';

/** What an upload came to, as terms and figures. */
export const resultsOf = ({ lines, known, unknown, failed, removed, size }: ListUpload): readonly (readonly [string, string])[] => [
  ['Lines', count(lines)],
  ['Known', known.shown],
  ['Unknown, of whom nothing is kept', unknown.shown],
  ['Wrong', count(failed)],
  ['Taken off', removed.shown],
  ['On the list now', size.shown],
];

/** How many of the wrong lines the answer does not name. */
export const unnamedOf = ({ failed, faults }: Pick<ListUpload, 'failed' | 'faults'>): number => Math.max(0, failed - faults.length);
