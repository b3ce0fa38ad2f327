import { useCallback } from 'react';
import { readScored } from '../api/definitions';
import type { ContactId, ScoredContact, ScoredPage } from '../api/types';
import { usePages } from '../api/usePages';
import { figure } from '../charts/figure';
import { ContactLink } from '../ui/ContactLink';
import { type Column, DataTable } from '../ui/DataTable';
import { PageList } from '../ui/PageList';
import { count, dateAndTime } from '../ui/time';

interface Props {
  id: string;
  onExplain: (contact: ContactId) => void;
}

/** Contacts by their value, the highest first, as of one revision. */
export function ScoredList({ id, onExplain }: Props) {
  const read = useCallback((after?: string) => readScored(id, after), [id]);
  return <PageList pages={usePages(read)}>{(pages) => <Scored pages={pages} onExplain={onExplain} />}</PageList>;
}

function Scored({ pages, onExplain }: { pages: readonly ScoredPage[]; onExplain: (contact: ContactId) => void }) {
  const [first] = pages;
  const contacts = pages.flatMap((page) => page.contacts);
  return first === undefined || contacts.length === 0 ? (
    <p className="quiet">Nobody has a value for whom its purpose stands.</p>
  ) : (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label="Contacts with a value">
      <DataTable
        caption={`${count(contacts.length)} shown of ${first.shown}, the highest first, as of ${dateAndTime(first.asOf)}`}
        columns={columns(onExplain)}
        rows={contacts}
        keyOf={({ contact }) => contact}
      />
    </div>
  );
}

const columns = (onExplain: (contact: ContactId) => void): readonly Column<ScoredContact>[] => [
  { label: 'Contact', cell: ({ contact }) => <span className="id"><ContactLink contact={contact} /></span> },
  { label: 'Value', cell: ({ value }) => figure(value), numeric: true },
  { label: 'Computed', cell: ({ at }) => <time dateTime={at}>{dateAndTime(at)}</time> },
  { label: 'Version', cell: ({ version }) => version, numeric: true },
  {
    label: 'Explanation',
    cell: ({ contact }) => (
      <button type="button" className="small" aria-label={`Why ${contact} has this value`} onClick={() => onExplain(contact)}>
        Why?
      </button>
    ),
  },
];
