import { useState } from 'react';
import { recordConsent } from '../api/client';
import type { Failure } from '../api/outcome';
import type { ConsentRequest, ContactId, Verdict } from '../api/types';
import { FailureNote } from '../ui/FailureNote';
import { purposeAndChannel } from '../ui/words';

interface Props {
  contact: ContactId;
  verdict: Verdict;
  asking: boolean;
  onAsk: (verdict: Verdict | undefined) => void;
  onWithdrawn: (shutOff: string | undefined) => void;
}

/** A button that asks before it withdraws. */
export function Withdrawal({ contact, verdict, asking, onAsk, onWithdrawn }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [kept, setKept] = useState(false);
  const what = purposeAndChannel(verdict.purpose, verdict.channel);

  async function withdraw() {
    setBusy(true);
    setFailure(undefined);
    const outcome = await recordConsent(contact, withdrawalOf(verdict));
    setBusy(false);
    if (outcome.ok) {
      onAsk(undefined);
      onWithdrawn(outcome.value.shutOff);
    } else {
      setFailure(outcome.failure);
    }
  }

  function keep() {
    setKept(true);
    setFailure(undefined);
    onAsk(undefined);
  }

  if (!asking) {
    return (
      <button type="button" autoFocus={kept} onClick={() => onAsk(verdict)} aria-label={`Withdraw ${what}`}>
        Withdraw
      </button>
    );
  }
  return (
    <div
      className="confirm"
      role="group"
      aria-label={`Confirm: withdraw ${what}`}
      onKeyDown={({ key }) => key === 'Escape' && !busy && keep()}
    >
      <p>
        Withdraw <strong>{what}</strong> for {contact}? It stops at once. Only the person can give it again.
      </p>
      <div className="actions">
        <button type="button" className="danger" autoFocus disabled={busy} onClick={withdraw}>
          {busy ? 'Withdrawing…' : 'Yes, withdraw'}
        </button>
        <button type="button" disabled={busy} onClick={keep}>
          Keep
        </button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {failure?.kind === 'away' && <p>It is not known whether it was recorded. Withdrawing again does no harm.</p>}
    </div>
  );
}

export function withdrawalOf({ purpose, channel }: Verdict): ConsentRequest {
  return { purpose, ...(channel !== undefined && { channel }), state: 'WITHDRAWN', method: 'officer-page' };
}
