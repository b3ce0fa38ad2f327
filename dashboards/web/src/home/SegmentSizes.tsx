import type { SegmentSummary } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';

const COLUMNS: readonly Column<SegmentSummary>[] = [
  { label: 'Segment', cell: ({ name }) => name },
  { label: 'Contacts', cell: ({ shown }) => shown, numeric: true },
];

export function SegmentSizes({ segments }: { segments: readonly SegmentSummary[] }) {
  const inForce = segments.filter(({ state }) => state !== 'archived');
  return inForce.length > 0 ? (
    <DataTable caption="Contacts in each segment now" columns={COLUMNS} rows={inForce} keyOf={({ id }) => id} />
  ) : (
    <p className="quiet">No segment is in force.</p>
  );
}
