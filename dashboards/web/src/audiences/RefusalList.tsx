import { readRefusals } from '../api/audiences';
import type { AudienceRefusal } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { dateAndTime } from '../ui/time';
import { readable } from '../ui/words';

const INTERVAL_MS = 10_000;

/** What was refused about audiences, with what would be allowed. */
export function RefusalList() {
  return (
    <section aria-labelledby="refusals">
      <h2 id="refusals">Refusals</h2>
      <p className="quiet">What did not fit the register when an audience was written or used.</p>
      <PolledView polled={usePolled(readRefusals, INTERVAL_MS)}>
        {({ refusals }) =>
          refusals.length === 0 ? (
            <p className="quiet">Nothing was refused yet.</p>
          ) : (
            <div className="scrolls roomy" tabIndex={0} role="region" aria-label="All that was refused">
              <DataTable caption="Newest first" columns={COLUMNS} rows={refusals} keyOf={({ at, by, reason }) => at + by + reason} />
            </div>
          )
        }
      </PolledView>
    </section>
  );
}

const COLUMNS: readonly Column<AudienceRefusal>[] = [
  { label: 'When', cell: ({ at }) => <time dateTime={at}>{dateAndTime(at)}</time> },
  { label: 'Audience', cell: ({ audience }) => audience ?? '–' },
  { label: 'Asked by', cell: ({ by }) => <span className="whole">{readable(by)}</span> },
  { label: 'Why', cell: ({ reason }) => reason },
];
