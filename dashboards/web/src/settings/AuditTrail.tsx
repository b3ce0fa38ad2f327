import { readAudit } from '../api/client';
import type { Audit, AuditEntry } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { count, dateAndTime } from '../ui/time';
import { actionInWords, readable } from '../ui/words';

const INTERVAL_MS = 5_000;

const COLUMNS: readonly Column<AuditEntry>[] = [
  { label: 'When', cell: ({ at }) => <time dateTime={at}>{dateAndTime(at)}</time> },
  { label: 'Who', cell: ({ by }) => <span className="whole">{readable(by)}</span> },
  { label: 'What', cell: ({ action }) => actionInWords(action) },
  { label: 'Subject id', cell: ({ subject }) => (subject === undefined ? '–' : <code>{subject}</code>) },
  { label: 'Why', cell: ({ reason }) => reason ?? '–' },
  { label: 'How many', cell: (entry) => count(entry.count), numeric: true },
];

/** Who did what to whom. */
export function AuditTrail() {
  const audit = usePolled(readAudit, INTERVAL_MS);
  return (
    <section aria-labelledby="audit">
      <h2 id="audit">Audit trail</h2>
      <PolledView polled={audit}>{(known) => <Entries audit={known} />}</PolledView>
    </section>
  );
}

function Entries({ audit: { entries } }: { audit: Audit }) {
  return entries.length > 0 ? (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label="Entries of the audit trail">
      <DataTable
        caption={`The newest ${count(entries.length)}, newest first`}
        columns={COLUMNS}
        rows={entries}
        keyOf={({ id }) => id}
      />
    </div>
  ) : (
    <p className="quiet">Nothing was done yet that the trail keeps.</p>
  );
}
