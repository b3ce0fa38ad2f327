import type { DeadLetters } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { count, dateAndTime } from '../ui/time';
import { misfitInWords, pointInWords } from '../ui/words';

type Counted = DeadLetters['counts'][number];

const COLUMNS: readonly Column<Counted>[] = [
  { label: 'Why', cell: ({ reason }) => misfitInWords(reason) },
  { label: 'Event', cell: ({ eventType }) => eventType ?? '–' },
  { label: 'Field', cell: ({ field }) => (field === undefined ? '–' : <code>{field}</code>) },
  { label: 'Where', cell: ({ origin }) => pointInWords(origin) },
  { label: 'Newest', cell: ({ newestAt }) => <time dateTime={newestAt}>{dateAndTime(newestAt)}</time> },
  { label: 'Letters', cell: (counted) => count(counted.count), numeric: true },
];

export function LetterCounts({ counts }: { counts: readonly Counted[] }) {
  return counts.length > 0 ? (
    <DataTable
      caption="All letters that are kept"
      columns={COLUMNS}
      rows={counts}
      keyOf={({ origin, eventType, field, reason }) => [origin, eventType, field, reason].join(' ')}
    />
  ) : (
    <p className="quiet">No letter is kept: everything fitted.</p>
  );
}
