import { useState } from 'react';
import { erasurePath, readErasures } from '../api/client';
import type { Erasure, Erasures } from '../api/types';
import { usePolled } from '../api/usePolled';
import { ErasureReceipt } from '../erasure/ErasureReceipt';
import { expiring, steps } from '../erasure/places';
import { AsOf } from '../ui/AsOf';
import { type Column, DataTable } from '../ui/DataTable';
import { Forbidden } from '../ui/Forbidden';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { count, dateAndTime, dayOf } from '../ui/time';
import { readable } from '../ui/words';

const INTERVAL_MS = 5_000;

/**
 * What people asked for: erasures, with their receipts.
 *
 * @param erasure path of the receipt that another screen led to
 */
export function Requests({ erasure }: { erasure: string | undefined }) {
  const may = useMay();
  return may('contacts:erase') ? (
    <ErasureList asked={erasure} />
  ) : (
    <>
      <div className="title">
        <h1>Requests</h1>
      </div>
      <Forbidden />
    </>
  );
}

function ErasureList({ asked }: { asked: string | undefined }) {
  const [opened, setOpened] = useState(asked);
  const erasures = usePolled(readErasures, INTERVAL_MS);
  return (
    <>
      <div className="title">
        <h1>Requests</h1>
        <AsOf of={[erasures]} />
      </div>
      {opened !== undefined && <ErasureReceipt key={opened} path={opened} />}
      <section aria-labelledby="erasures">
        <h2 id="erasures">Erasures</h2>
        <p className="quiet">A contact is erased on its card, and its data taken out there too.</p>
        <PolledView polled={erasures}>{(known) => <Newest known={known} onOpen={setOpened} />}</PolledView>
      </section>
    </>
  );
}

function Newest({ known: { erasures }, onOpen }: { known: Erasures; onOpen: (path: string) => void }) {
  return erasures.length > 0 ? (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label="The newest erasures">
      <DataTable
        caption={`The newest ${count(erasures.length)}, newest first; of whom is not known any more`}
        columns={columns(onOpen)}
        rows={erasures}
        keyOf={({ id }) => id}
      />
    </div>
  ) : (
    <p className="quiet">Nobody was erased yet.</p>
  );
}

const columns = (onOpen: (path: string) => void): readonly Column<Erasure>[] => [
  { label: 'Acknowledged', cell: ({ at }) => <time dateTime={at}>{dateAndTime(at)}</time> },
  { label: 'Reason', cell: ({ reason }) => reason },
  { label: 'By', cell: ({ by }) => <span className="whole">{readable(by)}</span> },
  { label: 'State', cell: (erasure) => <State erasure={erasure} /> },
  { label: 'All gone by', cell: lastDay },
  {
    label: 'Receipt',
    cell: ({ id, at }) => (
      <button type="button" aria-label={`Receipt of ${dateAndTime(at)}`} onClick={() => onOpen(erasurePath(id))}>
        Open
      </button>
    ),
  },
];

function State({ erasure }: { erasure: Erasure }) {
  const all = steps(erasure);
  const done = all.filter(({ doneAt }) => doneAt !== undefined).length;
  return erasure.complete ? (
    <span className="mark mark-yes">Complete</span>
  ) : (
    <span className="mark mark-no">{`${done} of ${all.length} places`}</span>
  );
}

function lastDay(erasure: Erasure): string {
  const last = expiring(erasure).at(-1)?.expiresBy;
  return last === undefined ? '–' : dayOf(last);
}
