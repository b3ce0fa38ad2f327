import { useState } from 'react';
import type { Failure, Outcome } from '../api/outcome';
import type { DefinitionState } from '../api/types';
import { FailureNote } from '../ui/FailureNote';

interface Props {
  name: string;
  state: DefinitionState;
  /** What archiving does. */
  archiving: string;
  set: (state: DefinitionState) => Promise<Outcome<unknown>>;
  onDone: () => void;
}

/** Pauses, resumes and archives a segment or score; to archive it asks first. */
export function StateActions({ name, state, archiving, set, onDone }: Props) {
  const [asking, setAsking] = useState(false);
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function change(to: DefinitionState) {
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await set(to);
    setBusy(false);
    if (outcome.ok) {
      setAsking(false);
      onDone();
    } else {
      setFailure(outcome.failure);
    }
  }

  function keep() {
    setAsking(false);
    setKept(true);
    setFailure(undefined);
  }

  if (state === 'archived') {
    return null;
  }
  return (
    <>
      {!asking && (
        <>
          <button type="button" aria-disabled={busy} aria-label={`${state === 'live' ? 'Pause' : 'Resume'} ${name}`} onClick={() => change(state === 'live' ? 'paused' : 'live')}>
            {state === 'live' ? 'Pause' : 'Resume'}
          </button>
          <button type="button" autoFocus={kept} aria-label={`Archive ${name}`} onClick={() => setAsking(true)}>
            Archive
          </button>
        </>
      )}
      {asking && (
        <div className="confirm" role="group" aria-label={`Confirm: archive ${name}`} onKeyDown={({ key }) => key === 'Escape' && !busy && keep()}>
          <p>
            Archive <strong>{name}</strong>? {archiving}
          </p>
          <div className="actions">
            <button type="button" className="danger" autoFocus aria-disabled={busy} onClick={() => change('archived')}>
              {busy ? 'Archiving…' : 'Yes, archive'}
            </button>
            <button type="button" aria-disabled={busy} onClick={keep}>
              Keep
            </button>
          </div>
        </div>
      )}
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
