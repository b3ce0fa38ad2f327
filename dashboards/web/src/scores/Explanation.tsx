import { useCallback } from 'react';
import { readContactScores } from '../api/definitions';
import type { ContactId } from '../api/types';
import { useRead } from '../api/useRead';
import { figure } from '../charts/figure';
import type { Asking } from '../definitions/DefinitionPage';
import { OneContact } from '../definitions/OneContact';
import { PolledView } from '../ui/PolledView';
import { dateAndTime } from '../ui/time';
import { Contributions } from './Contributions';

/** Why a contact has the value that it has. */
export function Explanation({ id, asking }: { id: string; asking: Asking }) {
  return <OneContact asking={asking}>{(contact) => <Explained contact={contact} score={id} />}</OneContact>;
}

function Explained({ contact, score }: { contact: ContactId; score: string }) {
  const read = useCallback(() => readContactScores(contact), [contact]);
  return (
    <PolledView polled={useRead(read)}>
      {({ scores }) => {
        const known = scores.find((one) => one.score === score);
        return known === undefined ? (
          <p className="note" role="status">
            {contact} has no value: its purpose does not stand for the contact, or the model says nothing of it.
          </p>
        ) : (
          <div className="why">
            <p role="status">
              {contact} has <strong>{figure(known.value)}</strong>, by version {known.version} at {dateAndTime(known.at)}.
            </p>
            <Contributions of={known} />
          </div>
        );
      }}
    </PolledView>
  );
}
