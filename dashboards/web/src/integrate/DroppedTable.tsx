import type { DeadLetters } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { count } from '../ui/time';

type Dropped = DeadLetters['dropped'][number];

const COLUMNS: readonly Column<Dropped>[] = [
  { label: 'Event', cell: ({ eventType }) => eventType },
  { label: 'Field', cell: ({ field }) => <code>{field}</code> },
  { label: 'Values dropped', cell: (dropped) => count(dropped.count), numeric: true },
];

export function DroppedTable({ dropped }: { dropped: readonly Dropped[] }) {
  return dropped.length > 0 ? (
    <DataTable
      caption="The register does not declare them, so they were never stored. Counted since this gateway started"
      columns={COLUMNS}
      rows={dropped}
      keyOf={({ eventType, field }) => `${eventType} ${field}`}
    />
  ) : (
    <p className="quiet">No sender sent a field that the register does not declare since this gateway started.</p>
  );
}
