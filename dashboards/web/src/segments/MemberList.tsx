import { useCallback } from 'react';
import { readMembers } from '../api/definitions';
import type { ContactId, Member, MemberPage } from '../api/types';
import { usePages } from '../api/usePages';
import { Reasons } from '../definitions/Reasons';
import { ContactLink } from '../ui/ContactLink';
import { type Column, DataTable } from '../ui/DataTable';
import { PageList } from '../ui/PageList';
import { count, dateAndTime } from '../ui/time';

interface Props {
  id: string;
  onExplain: (contact: ContactId) => void;
}

/** Who is in a segment, as of one revision; only those for whom its purpose stands now. */
export function MemberList({ id, onExplain }: Props) {
  const read = useCallback((after?: string) => readMembers(id, after), [id]);
  return <PageList pages={usePages(read)}>{(pages) => <Members pages={pages} onExplain={onExplain} />}</PageList>;
}

function Members({ pages, onExplain }: { pages: readonly MemberPage[]; onExplain: (contact: ContactId) => void }) {
  const [first] = pages;
  const members = pages.flatMap((page) => page.members);
  if (first === undefined || members.length === 0) {
    return <p className="quiet">{first?.next === undefined ? 'Nobody is in it for whom its purpose stands.' : 'Nobody on this page.'}</p>;
  }
  return (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label="List of members">
      <DataTable
        caption={`${count(members.length)} shown of ${first.shown}, as of ${dateAndTime(first.asOf)}`}
        columns={columns(onExplain)}
        rows={members}
        keyOf={({ contact }) => contact}
      />
    </div>
  );
}

const columns = (onExplain: (contact: ContactId) => void): readonly Column<Member>[] => [
  { label: 'Contact', cell: ({ contact }) => <span className="id"><ContactLink contact={contact} /></span> },
  { label: 'Since', cell: ({ since }) => <time dateTime={since}>{dateAndTime(since)}</time> },
  { label: 'Why it entered', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
  { label: 'Version', cell: ({ version }) => version, numeric: true },
  {
    label: 'Now',
    cell: ({ contact }) => (
      <button type="button" className="small" aria-label={`Why ${contact} is in or out now`} onClick={() => onExplain(contact)}>
        Why?
      </button>
    ),
  },
];
