import { type SubmitEvent, useState } from 'react';
import { replayDeadLetters } from '../api/client';
import type { Failure } from '../api/outcome';
import type { DeadLetters, Replayed } from '../api/types';
import { FailureNote } from '../ui/FailureNote';
import { choicesOf, resultInWords } from './replays';

/** Takes letters in again, after the register was mended. */
export function Replay({ counts }: { counts: DeadLetters['counts'] }) {
  const choices = choicesOf(counts);
  const [chosen, setChosen] = useState('Everything');
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Replayed>();
  const [failure, setFailure] = useState<Failure>();

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setResult(undefined);
    setFailure(undefined);
    const outcome = await replayDeadLetters(choices.find(({ label }) => label === chosen)?.wanted ?? {});
    setBusy(false);
    if (outcome.ok) {
      setResult(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <section aria-labelledby="replay">
      <h2 id="replay">Replay</h2>
      <p>
        Once the register was mended: what fits now takes its place in the event that went on without it, if the
        contact’s consent still stands. It is kept in the audit trail.
      </p>
      <form className="actions" onSubmit={onSubmit}>
        <label htmlFor="replayed">Letters of</label>
        <select id="replayed" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {choices.map(({ label }) => (
            <option key={label}>{label}</option>
          ))}
        </select>
        <button type="submit" aria-disabled={busy}>
          {busy ? 'Replaying…' : 'Replay'}
        </button>
      </form>
      {failure && <FailureNote failure={failure} />}
      {failure?.kind === 'away' && (
        <p>It is not known how far it came. Replaying again does no harm: no letter is taken in twice.</p>
      )}
      {result && (
        <p className="note" role="status">
          {resultInWords(result)} Open the letters again to see what is left.
        </p>
      )}
    </section>
  );
}
