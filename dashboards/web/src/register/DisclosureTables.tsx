import { readDisclosures } from '../api/client';
import type { Disclosures, Register } from '../api/types';
import { usePolled } from '../api/usePolled';
import { destinationStateInWords } from '../audiences/words';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { count, dayOf } from '../ui/time';
import { readable } from '../ui/words';
import { membersInWords, reasonsInWords } from './disclosures';

type Exported = Disclosures['exports'][number];
type Destination = Disclosures['destinations'][number];

const INTERVAL_MS = 60_000;

const exportColumns = (nameOf: (id: string) => string): readonly Column<Exported>[] => [
  { label: 'Year', cell: ({ year }) => <span className="whole">{year}</span> },
  { label: 'Recipient', cell: ({ recipient }) => nameOf(recipient) },
  { label: 'Purpose', cell: ({ purpose }) => <span className="whole">{readable(purpose)}</span> },
  { label: 'Exports', cell: ({ exports }) => count(exports), numeric: true },
  { label: 'People told of', cell: membersInWords },
  { label: 'Reasons', cell: reasonsInWords },
];

const destinationColumns = (nameOf: (id: string) => string): readonly Column<Destination>[] => [
  { label: 'Recipient', cell: ({ recipient }) => (recipient === undefined ? '–' : nameOf(recipient)) },
  { label: 'Purpose', cell: ({ purpose }) => (purpose === undefined ? '–' : <span className="whole">{readable(purpose)}</span>) },
  { label: 'Audience', cell: ({ audience }) => audience },
  { label: 'Host', cell: ({ host }) => host },
  { label: 'State', cell: ({ state }) => destinationStateInWords(state) },
  { label: 'Since', cell: ({ since }) => <time dateTime={since}>{dayOf(since)}</time> },
];

/** What recipients were told in fact, beside what the register declares (GDPR Article 30(1)(d)). */
export function DisclosureTables({ recipients }: Pick<Register, 'recipients'>) {
  const disclosures = usePolled(readDisclosures, INTERVAL_MS);
  const nameOf = (recipient: string) => recipients.find(({ id }) => id === recipient)?.name ?? readable(recipient);
  return (
    <PolledView polled={disclosures}>
      {({ exports, destinations }) => (
        <>
          <DataTable
            caption="What they were told by exports, this year and the year before"
            columns={exportColumns(nameOf)}
            rows={exports}
            keyOf={({ year, recipient, purpose }) => `${year} ${recipient} ${purpose}`}
          />
          {destinations.length === 0 ? (
            <p className="quiet">Nobody is told of entries and exits as they happen.</p>
          ) : (
            <DataTable
              caption="Who is told of entries and exits as they happen"
              columns={destinationColumns(nameOf)}
              rows={destinations}
              keyOf={({ audience, host, since }) => `${audience} ${host} ${since}`}
            />
          )}
        </>
      )}
    </PolledView>
  );
}
