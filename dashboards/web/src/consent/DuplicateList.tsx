import { readDuplicates } from '../api/client';
import type { Duplicates } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { count } from '../ui/time';

const INTERVAL_MS = 60_000;

type Duplicate = Duplicates['duplicates'][number];

const COLUMNS: readonly Column<Duplicate>[] = [
  { label: 'Contacts', cell: ({ contacts }) => contacts.join(', ') },
  { label: 'Have in common', cell: ({ by }) => (by === 'email' ? 'An e-mail address' : 'A telephone number') },
];

/** Contacts to be looked at; nothing is merged by guess. */
export function DuplicateList() {
  const duplicates = usePolled(readDuplicates, INTERVAL_MS);
  return (
    <section aria-labelledby="duplicates">
      <h2 id="duplicates" tabIndex={-1}>
        Suspected duplicates
      </h2>
      <PolledView polled={duplicates}>{(known) => <Suspects known={known} />}</PolledView>
    </section>
  );
}

function Suspects({ known: { duplicates, next } }: { known: Duplicates }) {
  if (duplicates.length === 0) {
    return <p className="quiet">No two contacts have an address in common.</p>;
  }
  return (
    <div className="scrolls" tabIndex={0} role="region" aria-label="Suspects">
      <DataTable
        caption={
          next === undefined
            ? 'Each may be one person; a withdrawal by address reaches them all'
            : `The first ${count(duplicates.length)}; there are more`
        }
        columns={COLUMNS}
        rows={duplicates}
        keyOf={({ contacts, by }) => `${by} ${contacts.join(' ')}`}
      />
    </div>
  );
}
