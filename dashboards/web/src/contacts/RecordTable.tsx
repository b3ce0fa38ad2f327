import type { ConsentRecord } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { dateAndTime } from '../ui/time';
import { purposeAndChannel, readable, stateInWords } from '../ui/words';

const COLUMNS: readonly Column<ConsentRecord>[] = [
  {
    label: 'Recorded',
    cell: ({ recordedAt }) => <time dateTime={recordedAt}>{dateAndTime(recordedAt)}</time>,
  },
  { label: 'What', cell: ({ state }) => stateInWords(state) },
  { label: 'For', cell: ({ purpose, channel }) => purposeAndChannel(purpose, channel) },
  { label: 'Proof', cell: (record) => <Proof record={record} /> },
];

/** The timeline of a contact, oldest first, with what proves each record. */
export function RecordTable({ records }: { records: readonly ConsentRecord[] }) {
  return records.length > 0 ? (
    <DataTable caption="Records, oldest first" columns={COLUMNS} rows={records} keyOf={({ record }) => record} />
  ) : (
    <p className="quiet">Nothing was ever recorded for this contact.</p>
  );
}

function Proof({ record }: { record: ConsentRecord }) {
  const facts = [
    record.method && readable(record.method),
    record.collectionPoint && `at ${record.collectionPoint}`,
    record.notice && `notice ${record.notice}`,
    record.actor && `by ${record.actor}`,
    record.eventTime && record.eventTime !== record.recordedAt && `the person acted ${dateAndTime(record.eventTime)}`,
    record.validUntil && `valid until ${dateAndTime(record.validUntil)}`,
  ].filter((fact): fact is string => Boolean(fact));
  return (
    <>
      {facts.join(', ')}
      <code className="record-id">{record.record}</code>
    </>
  );
}
