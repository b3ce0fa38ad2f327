import { useCallback, useState } from 'react';
import { readShutOffsOf, type ShutOffState } from '../api/client';
import type { ShutOff, ShutOffs } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { stoppedInWords } from '../ui/shutOff';
import { count, dateAndTime } from '../ui/time';
import { pointInWords, purposeAndChannel, stateInWords } from '../ui/words';

const INTERVAL_MS = 5_000;

const STATES: readonly { state: ShutOffState; label: string }[] = [
  { state: 'all', label: 'All' },
  { state: 'open', label: 'Open' },
  { state: 'overdue', label: 'Overdue' },
  { state: 'complete', label: 'Complete' },
];

const COLUMNS: readonly Column<ShutOff>[] = [
  { label: 'What', cell: ({ purpose, channel }) => purposeAndChannel(purpose, channel) },
  {
    label: 'Because',
    cell: ({ state }) => <span className="whole">{state === undefined ? 'Not said' : stateInWords(state)}</span>,
  },
  {
    label: 'Acknowledged',
    cell: ({ acknowledgedAt }) => <time dateTime={acknowledgedAt}>{dateAndTime(acknowledgedAt)}</time>,
  },
  {
    label: 'Stopped',
    cell: (shutOff) => (
      <>
        {stoppedInWords(shutOff)} {shutOff.overdue && <span className="mark mark-late">Overdue</span>}
      </>
    ),
  },
  { label: 'Waiting for', cell: waitingForInWords },
];

/** The receipts, with what has not stopped yet. */
export function ShutOffList() {
  const [state, setState] = useState<ShutOffState>('all');
  const read = useCallback(() => readShutOffsOf(state), [state]);
  const shutOffs = usePolled(read, INTERVAL_MS);
  return (
    <section aria-labelledby="all-shut-offs">
      <h2 id="all-shut-offs" tabIndex={-1}>
        Shut-offs
      </h2>
      <fieldset className="spans">
        <legend>Show</legend>
        {STATES.map((choice) => (
          <label key={choice.state}>
            <input
              type="radio"
              name="shut-off-state"
              checked={choice.state === state}
              onChange={() => setState(choice.state)}
            />
            {choice.label}
          </label>
        ))}
      </fieldset>
      <PolledView polled={shutOffs}>{(known) => <Receipts known={known} state={state} />}</PolledView>
    </section>
  );
}

function Receipts({ known, state }: { known: ShutOffs; state: ShutOffState }) {
  const { shutOffs, next } = known;
  if (shutOffs.length === 0) {
    return <p className="quiet">{state === 'all' ? 'Nobody has withdrawn anything yet.' : 'There is none.'}</p>;
  }
  return (
    <div className="scrolls" tabIndex={0} role="region" aria-label="Receipts">
      <DataTable
        caption={next === undefined ? 'Newest first' : `The newest ${count(shutOffs.length)}; there are more`}
        columns={COLUMNS}
        rows={shutOffs}
        keyOf={({ id }) => id}
      />
    </div>
  );
}

export function waitingForInWords({ pending, complete, points }: ShutOff): string {
  if (complete) {
    return '–';
  }
  const waiting = pending ?? points.filter(({ stoppedAt }) => stoppedAt === undefined);
  return waiting.map(({ kind, id }) => `${pointInWords(kind)} ${id}`).join(', ');
}
