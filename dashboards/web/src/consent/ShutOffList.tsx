import { useCallback, useRef, useState } from 'react';
import { readShutOffsOf, type ShutOffState } from '../api/client';
import type { ShutOff, ShutOffs } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { stoppedInWords, waitingForInWords } from '../ui/shutOff';
import { count, dateAndTime } from '../ui/time';
import { purposeAndChannel, stateInWords } from '../ui/words';
import { ShutOffDetail } from './ShutOffDetail';

const INTERVAL_MS = 5_000;

const STATES: readonly { state: ShutOffState; label: string }[] = [
  { state: 'all', label: 'All' },
  { state: 'open', label: 'Open' },
  { state: 'overdue', label: 'Overdue' },
  { state: 'complete', label: 'Complete' },
];

const columns = (onOpen: (id: string) => void): readonly Column<ShutOff>[] => [
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
  {
    label: 'Points',
    cell: (shutOff) => (
      <button type="button" aria-label={`Points of ${nameOf(shutOff)}`} onClick={() => onOpen(shutOff.id)}>
        Open
      </button>
    ),
  },
];

const nameOf = ({ purpose, channel, acknowledgedAt }: ShutOff): string =>
  `${purposeAndChannel(purpose, channel)}, ${dateAndTime(acknowledgedAt)}`;

/** The receipts, with what has not stopped yet, and one of them point by point. */
export function ShutOffList({ asked }: { asked: string | undefined }) {
  const [state, setState] = useState<ShutOffState>('all');
  const [opened, setOpened] = useState(asked);
  const heading = useRef<HTMLHeadingElement>(null);
  const read = useCallback(() => readShutOffsOf(state), [state]);
  const shutOffs = usePolled(read, INTERVAL_MS);

  function close() {
    setOpened(undefined);
    heading.current?.focus();
  }

  return (
    <section aria-labelledby="all-shut-offs">
      <h2 ref={heading} id="all-shut-offs" tabIndex={-1}>
        Shut-offs
      </h2>
      {opened !== undefined && <ShutOffDetail key={opened} id={opened} onClose={close} />}
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
      <PolledView polled={shutOffs}>{(known) => <Receipts known={known} state={state} onOpen={setOpened} />}</PolledView>
    </section>
  );
}

interface ReceiptsProps {
  known: ShutOffs;
  state: ShutOffState;
  onOpen: (id: string) => void;
}

function Receipts({ known, state, onOpen }: ReceiptsProps) {
  const { shutOffs, next } = known;
  if (shutOffs.length === 0) {
    return <p className="quiet">{state === 'all' ? 'Nobody has withdrawn anything yet.' : 'There is none.'}</p>;
  }
  return (
    <div className="scrolls" tabIndex={0} role="region" aria-label="Receipts">
      <DataTable
        caption={next === undefined ? 'Newest first' : `The newest ${count(shutOffs.length)}; there are more`}
        columns={columns(onOpen)}
        rows={shutOffs}
        keyOf={({ id }) => id}
      />
    </div>
  );
}
