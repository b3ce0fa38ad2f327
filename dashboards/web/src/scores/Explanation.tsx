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

interface Props {
  id: string;
  /** Of its model. */
  kind: string;
  asking: Asking;
}

/** Why a contact has the value that it has. */
export function Explanation({ id, kind, asking }: Props) {
  return <OneContact asking={asking}>{(contact) => <Explained contact={contact} score={id} kind={kind} />}</OneContact>;
}

function Explained({ contact, score, kind }: { contact: ContactId; score: string; kind: string }) {
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
            <Contributions of={known} kind={kind} />
          </div>
        );
      }}
    </PolledView>
  );
}
