import type { Polled } from '../api/polled';
import type { Flow, FlowHistory, Withheld } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { clockTime, count } from '../ui/time';
import { pointInWords, reasonInWords } from '../ui/words';

const COLUMNS: readonly Column<Withheld>[] = [
  { label: 'Why', cell: ({ reason }) => reasonInWords(reason) },
  { label: 'Where', cell: ({ point }) => pointInWords(point) },
  { label: 'Events', cell: (withheld) => count(withheld.count), numeric: true },
];

interface Props {
  flow: Flow;
  /** What the stream admitted, where that is known. */
  admitted: Polled<FlowHistory>;
}

export function FlowFigures({ flow, admitted }: Props) {
  const withheld = flow.withheld.filter((entry) => entry.count > 0).sort((a, b) => b.count - a.count);
  return (
    <>
      <dl className="figures">
        <div>
          <dt>Accepted</dt>
          <dd>{count(flow.accepted)}</dd>
          <dd className="below">by the gateway</dd>
        </div>
        <div>
          <dt>Admitted</dt>
          <dd>{admittedInWords(admitted)}</dd>
          <dd className="below">by the stream</dd>
        </div>
        <div>
          <dt>Withheld</dt>
          <dd>{count(withheldBy(flow))}</dd>
          <dd className="below">
            {count(withheldBy(flow, 'gateway'))} by the gateway, {count(withheldBy(flow, 'stream'))} by the stream
          </dd>
        </div>
      </dl>
      <p className="quiet">Counted up to {clockTime(new Date(flow.asOf))}.</p>
      {flow.clock === 'events' && <p className="quiet">Time in the stream follows the events, not the wall clock.</p>}
      {withheld.length > 0 ? (
        <DataTable
          caption="Withheld events by reason"
          columns={COLUMNS}
          rows={withheld}
          keyOf={({ point, reason }) => `${point} ${reason}`}
        />
      ) : (
        <p className="quiet">{flow.accepted === 0 ? 'No event has arrived yet.' : 'Nothing was withheld.'}</p>
      )}
    </>
  );
}

/** What one enforcement point withheld, or all of them. */
export const withheldBy = ({ withheld }: Pick<Flow, 'withheld'>, point?: Withheld['point']): number =>
  withheld.reduce((sum, entry) => sum + (point === undefined || entry.point === point ? entry.count : 0), 0);

/** A dash while it is unknown, or while the gateway still counts: nought would be a claim. */
export function admittedInWords(history: Polled<FlowHistory>): string {
  return history.phase === 'known' && history.value.state === 'current'
    ? count(history.value.admitted.reduce((sum, each) => sum + each, 0))
    : '–';
}
