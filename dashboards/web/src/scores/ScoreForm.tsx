import { type SubmitEvent, useId, useState } from 'react';
import type { Failure, Outcome } from '../api/outcome';
import type { Score } from '../api/types';
import { Details, type DetailsOf } from '../definitions/Details';
import type { Json } from '../rules/json';
import { refusedOf, type Refused } from '../rules/paths';
import { FailureNote } from '../ui/FailureNote';
import { modelOf } from './model';
import { TEMPLATES } from './templates';

export interface Written extends DetailsOf {
  model: Json;
}

interface Props {
  start: DetailsOf & { text: string };
  purposes: readonly { id: string; label: string }[] | undefined;
  act: string;
  save: (written: Written) => Promise<Outcome<Score>>;
  onSaved: (score: Score) => void;
  leaveTo: string;
}

/** What a score is, and its model as JSON. */
export function ScoreForm({ start, purposes, act, save, onSaved, leaveTo }: Props) {
  const [details, setDetails] = useState<DetailsOf>(start);
  const [text, setText] = useState(start.text);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [unreadable, setUnreadable] = useState<string>();
  const refused = refusedBy(failure);
  const inModel = refused?.path.startsWith('model') ? `${refused.path}: ${refused.message}` : undefined;

  function edit(change: () => void) {
    setFailure(undefined);
    setUnreadable(undefined);
    change();
  }

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = modelOf(text);
    if (!read.ok) {
      setUnreadable(read.why);
      return;
    }
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await save({ ...details, model: read.model });
    setBusy(false);
    if (outcome.ok) {
      onSaved(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <form className="model-form" onSubmit={onSubmit} autoComplete="off">
      <section aria-labelledby="what">
        <h2 id="what">What it is</h2>
        <Details details={details} onChange={(changed) => edit(() => setDetails(changed))} purposes={purposes} refused={refused} />
      </section>
      <section aria-labelledby="model">
        <h2 id="model">How it is computed</h2>
        <ModelField text={text} onChange={(changed) => edit(() => setText(changed))} wrong={unreadable ?? inModel} />
      </section>
      {failure && <FailureNote failure={failure} />}
      {failure?.kind === 'away' && <p>It is not known whether it was saved. Look at the list before you save again.</p>}
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy}>
          {busy ? 'Saving…' : act}
        </button>
        <a href={leaveTo}>Leave without saving</a>
      </div>
    </form>
  );
}

function ModelField({ text, onChange, wrong }: { text: string; onChange: (text: string) => void; wrong: string | undefined }) {
  const id = useId();
  return (
    <>
      <div className="choice" role="group" aria-label="Begin with an example">
        <span className="quiet">Begin with</span>
        {TEMPLATES.map(({ label, model }) => (
          <button key={label} type="button" className="small" onClick={() => onChange(JSON.stringify(model, null, 2))}>
            {label}
          </button>
        ))}
      </div>
      <div className="control">
        <label htmlFor={id}>Model, as JSON</label>
        <p id={`${id}-hint`} className="quiet">
          As docs/scores.md has it. <code>./placet fit</code> writes the parameters of a model from an export.
        </p>
        <textarea
          id={id}
          className="code"
          rows={18}
          required
          spellCheck={false}
          autoComplete="off"
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-hint${wrong ? ` ${id}-wrong` : ''}`}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
        {wrong && (
          <p id={`${id}-wrong`} className="wrong" role="alert">
            {wrong}
          </p>
        )}
      </div>
    </>
  );
}

const refusedBy = (failure: Failure | undefined): Refused | undefined =>
  failure?.kind === 'refused' && failure.detail !== undefined ? refusedOf(failure.detail) : undefined;
