import type { ShutOff } from '../api/types';
import { type Column, DataTable } from './DataTable';
import { stopInWords } from './shutOff';
import { clockTimeMs, dateAndTime, elapsedMs, inMs } from './time';
import { pointInWords } from './words';

type Point = ShutOff['points'][number];

/** A shut-off by enforcement point: when each stopped, and how long after the acknowledgement. */
export function ShutOffPoints({ shutOff }: { shutOff: ShutOff }) {
  const columns: readonly Column<Point>[] = [
    { label: 'Enforcement point', cell: ({ kind, id }) => `${pointInWords(kind)} ${id}` },
    {
      label: 'Stopped',
      cell: (point) =>
        point.stoppedAt === undefined ? (
          stopInWords(shutOff, point)
        ) : (
          <time dateTime={point.stoppedAt}>{clockTimeMs(point.stoppedAt)}</time>
        ),
    },
    { label: 'After', cell: ({ stoppedAt }) => afterInWords(shutOff, stoppedAt), numeric: true },
  ];
  return (
    <DataTable
      caption={`Acknowledged ${dateAndTime(shutOff.acknowledgedAt)}`}
      columns={columns}
      rows={shutOff.points}
      keyOf={({ kind, id }) => `${kind} ${id}`}
    />
  );
}

function afterInWords({ acknowledgedAt }: ShutOff, stoppedAt: string | undefined): string {
  const elapsed = elapsedMs(acknowledgedAt, stoppedAt);
  return elapsed === undefined ? '–' : inMs(elapsed);
}
