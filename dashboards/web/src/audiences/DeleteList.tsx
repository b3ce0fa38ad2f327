import { useState } from 'react';
import { deleteList } from '../api/lists';
import type { Failure } from '../api/outcome';
import { FailureNote } from '../ui/FailureNote';

/** Deletes a list; asks first, for nothing undoes it. */
export function DeleteList({ id, onDeleted }: { id: string; onDeleted: () => void }) {
  const [asking, setAsking] = useState(false);
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function remove() {
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await deleteList(id);
    setBusy(false);
    if (outcome.ok) {
      onDeleted();
    } else {
      setFailure(outcome.failure);
    }
  }

  function keep() {
    setAsking(false);
    setKept(true);
    setFailure(undefined);
  }

  if (!asking) {
    return (
      <div className="actions">
        <button type="button" autoFocus={kept} aria-label={`Delete ${id}`} onClick={() => setAsking(true)}>
          Delete
        </button>
      </div>
    );
  }
  return (
    <div className="confirm" role="group" aria-label={`Confirm: delete ${id}`} onKeyDown={({ key }) => key === 'Escape' && !busy && keep()}>
      <p>
        Delete <strong>{id}</strong>? Everybody is taken off it. Of audiences that are made of it nobody is told any more. Nothing
        undoes it.
      </p>
      <div className="actions">
        <button type="button" className="danger" autoFocus aria-disabled={busy} onClick={() => void remove()}>
          {busy ? 'Deleting…' : 'Yes, delete'}
        </button>
        <button type="button" aria-disabled={busy} onClick={keep}>
          Keep
        </button>
      </div>
      {failure && <FailureNote failure={failure} />}
    </div>
  );
}
