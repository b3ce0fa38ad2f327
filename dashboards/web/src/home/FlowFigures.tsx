import type { Flow, Withheld } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { clockTime, count } from '../ui/time';
import { pointInWords, reasonInWords } from '../ui/words';

const COLUMNS: readonly Column<Withheld>[] = [
  { label: 'Why', cell: ({ reason }) => reasonInWords(reason) },
  { label: 'Where', cell: ({ point }) => pointInWords(point) },
  { label: 'Events', cell: (withheld) => count(withheld.count), numeric: true },
];

export function FlowFigures({ flow }: { flow: Flow }) {
  const withheld = flow.withheld.filter((entry) => entry.count > 0).sort((a, b) => b.count - a.count);
  const total = withheld.reduce((sum, entry) => sum + entry.count, 0);
  return (
    <>
      <dl className="figures">
        <div>
          <dt>Accepted</dt>
          <dd>{count(flow.accepted)}</dd>
        </div>
        <div>
          <dt>Withheld</dt>
          <dd>{count(total)}</dd>
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
