import type { DeadLetters } from '../api/types';
import { ContactLink } from '../ui/ContactLink';
import { type Column, DataTable } from '../ui/DataTable';
import { count, dateAndTime, dayOf } from '../ui/time';
import { misfitInWords, pointInWords } from '../ui/words';

type Letter = DeadLetters['letters'][number];

const COLUMNS: readonly Column<Letter>[] = [
  {
    label: 'When',
    cell: ({ at, expiresBy }) => (
      <>
        <time dateTime={at}>{dateAndTime(at)}</time>
        {expiresBy !== undefined && <span className="below">Kept until {dayOf(expiresBy)}</span>}
      </>
    ),
  },
  {
    label: 'What',
    cell: ({ eventType, field }) => (
      <>
        {eventType ?? 'No event'}
        {field !== undefined && <code className="below">{field}</code>}
      </>
    ),
  },
  { label: 'Value', cell: ({ value }) => (value === undefined ? 'Not to be shown' : <code>{value}</code>) },
  {
    label: 'Why',
    cell: ({ reason, origin }) => (
      <>
        {misfitInWords(reason)}
        <span className="below">{pointInWords(origin)}</span>
      </>
    ),
  },
  { label: 'Contact', cell: ({ contact }) => (contact === undefined ? '–' : <ContactLink contact={contact} />) },
];

export function LetterTable({ letters }: { letters: readonly Letter[] }) {
  return letters.length > 0 ? (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label="Letters">
      <DataTable
        caption={`The newest ${count(letters.length)}, newest first`}
        columns={COLUMNS}
        rows={letters}
        keyOf={({ id }) => id}
      />
    </div>
  ) : (
    <p className="quiet">There is none.</p>
  );
}
