import { useCallback, useState } from 'react';
import { readExpiring, type Within } from '../api/client';
import type { Expiring } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { count, dateAndTime } from '../ui/time';
import { purposeAndChannel } from '../ui/words';

const INTERVAL_MS = 30_000;

const CHOICES: readonly { within: Within; label: string }[] = [
  { within: 'P7D', label: '7 days' },
  { within: 'P30D', label: '30 days' },
  { within: 'P90D', label: '90 days' },
];

type Ending = Expiring['expiring'][number];

const COLUMNS: readonly Column<Ending>[] = [
  { label: 'Until', cell: ({ validUntil }) => <time dateTime={validUntil}>{dateAndTime(validUntil)}</time> },
  { label: 'For', cell: ({ purpose, channel }) => purposeAndChannel(purpose, channel) },
  { label: 'Contact', cell: ({ contact }) => contact ?? 'No longer on record' },
];

/** What ends by itself soon. */
export function ExpiringList() {
  const [within, setWithin] = useState<Within>('P30D');
  const read = useCallback(() => readExpiring(within), [within]);
  const expiring = usePolled(read, INTERVAL_MS);
  return (
    <section aria-labelledby="expiring">
      <h2 id="expiring" tabIndex={-1}>
        Expiring
      </h2>
      <fieldset className="spans">
        <legend>Ends within</legend>
        {CHOICES.map((choice) => (
          <label key={choice.within}>
            <input
              type="radio"
              name="within"
              checked={choice.within === within}
              onChange={() => setWithin(choice.within)}
            />
            {choice.label}
          </label>
        ))}
      </fieldset>
      <PolledView polled={expiring}>{(known) => <Endings expiring={known} />}</PolledView>
    </section>
  );
}

function Endings({ expiring: { total, expiring } }: { expiring: Expiring }) {
  if (total === 0) {
    return <p className="quiet">Nothing that stands ends by then.</p>;
  }
  return (
    <div className="scrolls" tabIndex={0} role="region" aria-label="What ends soon">
      <DataTable
        caption={expiring.length < total ? `The first ${count(expiring.length)} of ${count(total)}` : count(total)}
        columns={COLUMNS}
        rows={expiring}
        keyOf={({ record }) => record}
      />
    </div>
  );
}
