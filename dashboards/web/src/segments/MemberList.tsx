import { useCallback } from 'react';
import { readMembers } from '../api/definitions';
import type { ContactId, Member } from '../api/types';
import { ContactPages } from '../definitions/ContactPages';
import { Reasons } from '../definitions/Reasons';
import type { Column } from '../ui/DataTable';
import { dateAndTime } from '../ui/time';

interface Props {
  id: string;
  onExplain: (contact: ContactId) => void;
}

/** Who is in a segment, and why they entered. */
export function MemberList({ id, onExplain }: Props) {
  const read = useCallback((after?: string) => readMembers(id, after), [id]);
  return (
    <ContactPages
      read={read}
      rowsOf={({ members }) => members}
      label="List of members"
      nobody="Nobody is in it for whom its purpose stands."
      columns={COLUMNS}
      why={{ label: 'Now', of: (contact) => `Why ${contact} is in or out now` }}
      onExplain={onExplain}
    />
  );
}

const COLUMNS: readonly Column<Member>[] = [
  { label: 'Since', cell: ({ since }) => <time dateTime={since}>{dateAndTime(since)}</time> },
  { label: 'Why it entered', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
  { label: 'Version', cell: ({ version }) => version, numeric: true },
];
