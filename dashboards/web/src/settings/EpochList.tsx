import { useCallback, useState } from 'react';
import { beginEpoch, destroyEpoch, readEpochs } from '../api/client';
import type { Epochs } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { ReasonedAction } from '../ui/ReasonedAction';
import { count } from '../ui/time';
import { useArrival } from '../ui/useArrival';
import { type Epoch, epochStateInWords, isDestructible, movingInWords } from './epochs';

const INTERVAL_MS = 2_000;

/** The epochs of pseudonyms: a new one begins with a new key, an empty old one is destroyed with its key. */
export function EpochList() {
  const [changes, setChanges] = useState(0);
  // A change makes a new function: what stood before it is not shown any more.
  const read = useCallback(() => readEpochs(), [changes]);
  const epochs = usePolled(read, INTERVAL_MS);
  const [done, setDone] = useState<string>();

  function onDone(what: string) {
    setDone(what);
    setChanges((number) => number + 1);
  }

  return (
    <section aria-labelledby="epochs">
      <h2 id="epochs">Epochs of pseudonyms</h2>
      <p className="quiet">
        Behind the gate a contact has a pseudonym and no name. In a new epoch it has another, which nothing joins to the
        old one once the old key is destroyed.
      </p>
      {done !== undefined && <Done key={changes} what={done} />}
      <PolledView polled={epochs}>{(known) => <Known epochs={known} onDone={onDone} />}</PolledView>
    </section>
  );
}

/** Takes the focus from the form that is gone. */
function Done({ what }: { what: string }) {
  const note = useArrival<HTMLParagraphElement>();
  return (
    <p ref={note} tabIndex={-1} className="note" role="status">
      {what}
    </p>
  );
}

function Known({ epochs, onDone }: { epochs: Epochs; onDone: (what: string) => void }) {
  return (
    <>
      <p>
        <strong>{movingInWords(epochs)}</strong>
      </p>
      <DataTable
        caption={`Pseudonyms for ${epochs.domain}, the newest epoch first`}
        columns={columnsOf(epochs)}
        rows={epochs.epochs}
        keyOf={({ epoch }) => String(epoch)}
      />
      <ReasonedAction
        label="Begin an epoch"
        act="Begin"
        acting="Beginning…"
        run={beginEpoch}
        onDone={({ current }) => onDone(`Epoch ${current} has begun. Contacts move by themselves, also after a restart.`)}
        unanswered="It is not known whether it has begun. The list above will say."
      >
        <p>
          A new key is made, and every contact is moved to its pseudonyms one by one, without a stop: its rows are written
          again under the new pseudonym, the old ones removed.
        </p>
      </ReasonedAction>
      {epochs.epochs
        .filter((epoch) => isDestructible(epoch, epochs))
        .map(({ epoch }) => (
          <ReasonedAction
            key={epoch}
            label={`Destroy epoch ${epoch}`}
            act="Destroy its key"
            acting="Destroying…"
            irreversible={{ typed: String(epoch), what: 'the epoch’s number' }}
            run={(reason) => destroyEpoch(epoch, reason)}
            onDone={() => onDone(`The key of epoch ${epoch} is destroyed.`)}
            unanswered="It is not known whether it was destroyed. The list above will say."
          >
            <p>
              <strong>Nothing undoes it.</strong> No contact is in epoch {epoch} any more. Without its key, no pseudonym of
              it can be computed or led back to a contact, ever again.
            </p>
          </ReasonedAction>
        ))}
    </>
  );
}

const columnsOf = (epochs: Epochs): readonly Column<Epoch>[] => [
  { label: 'Epoch', cell: ({ epoch }) => epoch },
  { label: 'State', cell: (epoch) => epochStateInWords(epoch, epochs) },
  { label: 'Contacts', cell: ({ contacts }) => count(contacts), numeric: true },
];
