import type { ShutOff } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { LinkTo } from '../ui/goal';
import { stoppedInWords } from '../ui/shutOff';
import { dateAndTime } from '../ui/time';
import { purposeAndChannel, stateInWords } from '../ui/words';

const COLUMNS: readonly Column<ShutOff>[] = [
  {
    label: 'What',
    cell: ({ id, purpose, channel }) => (
      <LinkTo goal={{ place: 'consent', shutOff: id }}>{purposeAndChannel(purpose, channel)}</LinkTo>
    ),
  },
  { label: 'Because', cell: ({ state }) => (state === undefined ? 'Not said' : stateInWords(state)) },
  {
    label: 'Acknowledged',
    cell: ({ acknowledgedAt }) => <time dateTime={acknowledgedAt}>{dateAndTime(acknowledgedAt)}</time>,
  },
  {
    label: 'Stopped everywhere',
    cell: (shutOff) => (
      <>
        {shutOff.overdue && <span className="mark mark-late">Overdue</span>} {stoppedInWords(shutOff)}
      </>
    ),
    numeric: true,
  },
];

export function ShutOffTable({ shutOffs }: { shutOffs: readonly ShutOff[] }) {
  return shutOffs.length > 0 ? (
    <DataTable
      caption="Newest first, with the time from acknowledgement to the last point that stopped"
      columns={COLUMNS}
      rows={shutOffs}
      keyOf={({ id }) => id}
    />
  ) : (
    <p className="quiet">Nobody has withdrawn anything yet.</p>
  );
}
