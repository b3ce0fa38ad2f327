import { useCallback } from 'react';
import { explainMembership } from '../api/definitions';
import type { ContactId, DecidingLeaf, Why } from '../api/types';
import { usePolled } from '../api/usePolled';
import type { Asking } from '../definitions/DefinitionPage';
import { OneContact } from '../definitions/OneContact';
import { Reasons, valueInWords } from '../definitions/Reasons';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { dateAndTime } from '../ui/time';
import { capitalised } from '../ui/words';
import { changeInWords } from './words';

/** The stream follows a moment later: then the answer is another. */
const INTERVAL_MS = 5_000;

/** Why one contact is in a segment or not: each leaf of its rule with what it finds now. */
export function WhyInOrOut({ id, asking }: { id: string; asking: Asking }) {
  return <OneContact asking={asking}>{(contact) => <Explained contact={contact} segment={id} />}</OneContact>;
}

function Explained({ contact, segment }: { contact: ContactId; segment: string }) {
  const read = useCallback(() => explainMembership(contact, segment), [contact, segment]);
  return <PolledView polled={usePolled(read, INTERVAL_MS)}>{(why) => <Answer contact={contact} why={why} />}</PolledView>;
}

function Answer({ contact, why }: { contact: ContactId; why: Why }) {
  return (
    <div className="why">
      <p role="status">
        <span className={why.in ? 'mark mark-yes' : 'mark mark-no'}>{why.in ? 'In' : 'Out'}</span> {verdictInWords(contact, why)}
      </p>
      <DataTable caption={`Each part of the rule (version ${why.version}) on ${dateAndTime(why.at)}`} columns={COLUMNS} rows={why.leaves} keyOf={({ path }) => path} />
      {why.last && (
        <>
          <h3>
            {changeInWords(why.last)}, {dateAndTime(why.last.at)}, version {why.last.version}
          </h3>
          <Reasons reasons={why.last.reasons} />
        </>
      )}
    </div>
  );
}

/** The stream is a moment behind, or has not judged a new version yet: then both are said. */
export function verdictInWords(contact: ContactId, why: Pick<Why, 'in' | 'member' | 'sentence'>): string {
  const rule = `The rule ${why.in ? 'holds' : 'does not hold'} for ${contact} now: ${why.sentence}`;
  return why.in === why.member ? rule : `${rule} The stream still has it ${why.member ? 'in' : 'out'}; it will follow.`;
}

const COLUMNS: readonly Column<DecidingLeaf>[] = [
  { label: 'Part', cell: ({ words, path }) => (words === '' ? <code>{path}</code> : capitalised(words)) },
  { label: 'Holds', cell: ({ holds }) => <span className={holds ? 'mark mark-yes' : 'mark mark-no'}>{holds ? 'Yes' : 'No'}</span> },
  { label: 'Found', cell: ({ value }) => (value === '' ? 'Nothing' : valueInWords(value)) },
];
