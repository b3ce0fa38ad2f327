import type { Outcome } from '../api/outcome';
import type { ContactId } from '../api/types';
import { usePages } from '../api/usePages';
import { ContactLink } from '../ui/ContactLink';
import { type Column, DataTable } from '../ui/DataTable';
import { PageList } from '../ui/PageList';
import { count, dateAndTime } from '../ui/time';

interface Page {
  next?: string;
  shown: string;
  asOf: string;
}

interface Props<P, Row> {
  /** A stable function. */
  read: (after?: string) => Promise<Outcome<P>>;
  rowsOf: (page: P) => readonly Row[];
  label: string;
  /** How they are ordered, where that means something. */
  order?: string;
  /** What is said where there is nobody. */
  nobody: string;
  columns: readonly Column<Row>[];
  /** What the button of a row explains. */
  why: { label: string; of: (contact: ContactId) => string };
  onExplain: (contact: ContactId) => void;
}

/** Contacts of a definition as of one revision, page by page; only those for whom its purpose stands now. */
export function ContactPages<P extends Page, Row extends { contact: ContactId }>({ read, ...table }: Props<P, Row>) {
  return <PageList pages={usePages(read)}>{(pages) => <Contacts pages={pages} {...table} />}</PageList>;
}

function Contacts<P extends Page, Row extends { contact: ContactId }>({
  pages,
  rowsOf,
  label,
  order,
  nobody,
  columns,
  why,
  onExplain,
}: Omit<Props<P, Row>, 'read'> & { pages: readonly P[] }) {
  const [first] = pages;
  const rows = pages.flatMap(rowsOf);
  if (first === undefined || rows.length === 0) {
    return <p className="quiet">{first?.next === undefined ? nobody : 'Nobody on this page.'}</p>;
  }
  const caption = [`${count(rows.length)} shown of ${first.shown}`, order, `as of ${dateAndTime(first.asOf)}`];
  return (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label={label}>
      <DataTable
        caption={caption.filter(Boolean).join(', ')}
        columns={[
          { label: 'Contact', cell: ({ contact }) => <span className="id"><ContactLink contact={contact} /></span> },
          ...columns,
          {
            label: why.label,
            cell: ({ contact }) => (
              <button type="button" className="small" aria-label={why.of(contact)} onClick={() => onExplain(contact)}>
                Why?
              </button>
            ),
          },
        ]}
        rows={rows}
        keyOf={({ contact }) => contact}
      />
    </div>
  );
}
