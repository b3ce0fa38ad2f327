import { type SubmitEvent, useState } from 'react';
import { reidentify } from '../api/client';
import type { Failure } from '../api/outcome';
import type { Reidentified } from '../api/types';
import { ContactLink } from '../ui/ContactLink';
import { FailureNote } from '../ui/FailureNote';
import { ReasonField } from '../ui/ReasonField';

/** Leads a pseudonym back to its contact, for a reason. */
export function Reidentification() {
  const [pseudonym, setPseudonym] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Reidentified>();
  const [failure, setFailure] = useState<Failure>();

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setFound(undefined);
    setFailure(undefined);
    const outcome = await reidentify(pseudonym.trim(), reason.trim());
    setBusy(false);
    if (outcome.ok) {
      setFound(outcome.value);
      setReason('');
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <section aria-labelledby="reidentification">
      <h2 id="reidentification">Whose is a pseudonym?</h2>
      <p className="quiet">
        A pseudonym cannot be reversed: those of all contacts are made and compared. Each time it is counted and kept in
        the audit trail, with who asked and why.
      </p>
      <form className="asked" autoComplete="off" onSubmit={onSubmit}>
        <div className="field">
          <label htmlFor="pseudonym">Pseudonym</label>
          <input
            id="pseudonym"
            required
            maxLength={100}
            spellCheck={false}
            autoCapitalize="none"
            value={pseudonym}
            onChange={(event) => setPseudonym(event.target.value)}
          />
        </div>
        <ReasonField value={reason} onChange={setReason} />
        <div className="actions">
          <button type="submit" aria-disabled={busy}>
            {busy ? 'Looking…' : 'Find its contact'}
          </button>
        </div>
      </form>
      {failure && <FailureNote failure={failure} />}
      {found && (
        <p className="note" role="status">
          It is that of <ContactLink contact={found.contact} />, in epoch {found.epoch}.
        </p>
      )}
    </section>
  );
}
