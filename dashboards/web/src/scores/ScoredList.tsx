import { useCallback } from 'react';
import { readScored } from '../api/definitions';
import type { ContactId, ScoredContact } from '../api/types';
import { figure } from '../charts/figure';
import { ContactPages } from '../definitions/ContactPages';
import type { Column } from '../ui/DataTable';
import { dateAndTime } from '../ui/time';

interface Props {
  id: string;
  onExplain: (contact: ContactId) => void;
}

/** Contacts by their value. */
export function ScoredList({ id, onExplain }: Props) {
  const read = useCallback((after?: string) => readScored(id, after), [id]);
  return (
    <ContactPages
      read={read}
      rowsOf={({ contacts }) => contacts}
      label="Contacts with a value"
      order="the highest first"
      nobody="Nobody has a value for whom its purpose stands."
      columns={COLUMNS}
      why={{ label: 'Explanation', of: (contact) => `Why ${contact} has this value` }}
      onExplain={onExplain}
    />
  );
}

const COLUMNS: readonly Column<ScoredContact>[] = [
  { label: 'Value', cell: ({ value }) => figure(value), numeric: true },
  { label: 'Computed', cell: ({ at }) => <time dateTime={at}>{dateAndTime(at)}</time> },
  { label: 'Version', cell: ({ version }) => version, numeric: true },
];
