import type { Segment } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { count } from '../ui/time';

const COLUMNS: readonly Column<Segment>[] = [
  { label: 'Segment', cell: ({ name }) => name },
  { label: 'Contacts', cell: ({ size }) => count(size), numeric: true },
];

export function SegmentSizes({ segments }: { segments: readonly Segment[] }) {
  return segments.length > 0 ? (
    <DataTable caption="Contacts in each segment now" columns={COLUMNS} rows={segments} keyOf={({ id }) => id} />
  ) : (
    <p className="quiet">No segment is in force.</p>
  );
}
