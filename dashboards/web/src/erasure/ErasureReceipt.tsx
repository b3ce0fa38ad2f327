import { useCallback } from 'react';
import { readErasure } from '../api/client';
import type { Erasure } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { LinkTo } from '../ui/goal';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { isComplete } from '../ui/shutOff';
import { clockTimeMs, dateAndTime, dayOf, elapsedMs, inMs } from '../ui/time';
import { useArrival } from '../ui/useArrival';
import { capitalised, readable } from '../ui/words';
import { expiring, placeOf, type Place, progressInWords, steps } from './places';

const INTERVAL_MS = 500;

const EXPIRING: readonly Column<Place>[] = [
  { label: 'Place', cell: placeOf },
  { label: 'What is left', cell: ({ what }) => capitalised(what) },
  {
    label: 'Gone by',
    cell: ({ expiresBy }) => expiresBy !== undefined && <time dateTime={expiresBy}>{dayOf(expiresBy)}</time>,
  },
];

/** What an erasure did, place by place, read until every step is done; and what goes when by itself. */
export function ErasureReceipt({ path }: { path: string }) {
  const read = useCallback(() => readErasure(path), [path]);
  const receipt = usePolled(read, INTERVAL_MS, isComplete);
  const section = useArrival<HTMLElement>();
  return (
    <section ref={section} tabIndex={-1} className="receipt" aria-label="Receipt of the erasure">
      <p role="status">
        {receipt.phase === 'known' ? progressInWords(receipt.value) : 'Erased. Waiting for the receipt.'}
      </p>
      {receipt.phase !== 'loading' && (
        <PolledView polled={receipt}>{(erasure) => <Places erasure={erasure} />}</PolledView>
      )}
    </section>
  );
}

function Places({ erasure }: { erasure: Erasure }) {
  return (
    <>
      <dl className="proof">
        <div>
          <dt>Acknowledged</dt>
          <dd>{dateAndTime(erasure.at)}</dd>
        </div>
        <div>
          <dt>By</dt>
          <dd>{readable(erasure.by)}</dd>
        </div>
        <div>
          <dt>Reason</dt>
          <dd>{erasure.reason}</dd>
        </div>
        <div>
          <dt>Subject id</dt>
          <dd>
            <code>{erasure.subject}</code>, of nobody any more
          </dd>
        </div>
        <ShutOffFact path={erasure.shutOff} />
      </dl>
      <DataTable
        caption="Place by place"
        columns={stepColumns(erasure)}
        rows={steps(erasure)}
        keyOf={({ place, id }) => `${place} ${id ?? ''}`}
      />
      <DataTable
        caption="What goes by itself, at the latest"
        columns={EXPIRING}
        rows={expiring(erasure)}
        keyOf={({ place }) => place}
      />
    </>
  );
}

function ShutOffFact({ path }: { path: string }) {
  const may = useMay();
  const id = path.split('/').at(-1);
  return may('shut-offs:read') && id ? (
    <div>
      <dt>Shut-off</dt>
      <dd>
        <LinkTo goal={{ place: 'consent', shutOff: decodeURIComponent(id) }}>By enforcement point</LinkTo>
      </dd>
    </div>
  ) : null;
}

const stepColumns = ({ at }: Erasure): readonly Column<Place>[] => [
  { label: 'Place', cell: placeOf },
  { label: 'What', cell: ({ what }) => capitalised(what) },
  {
    label: 'Done',
    cell: ({ doneAt }) =>
      doneAt === undefined ? (
        <span className="mark mark-no">Under way</span>
      ) : (
        <time dateTime={doneAt} className="whole">
          {clockTimeMs(doneAt)}
        </time>
      ),
  },
  {
    label: 'After',
    cell: ({ doneAt }) => {
      const elapsed = elapsedMs(at, doneAt);
      return elapsed === undefined ? '–' : inMs(elapsed);
    },
    numeric: true,
  },
];
