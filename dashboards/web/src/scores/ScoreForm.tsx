import { type SubmitEvent, useId, useState } from 'react';
import type { Score } from '../api/types';
import { Details, type DetailsOf } from '../definitions/Details';
import { type FormProps, useSaving } from '../definitions/form';
import { SaveActions } from '../definitions/SaveActions';
import type { Json } from '../rules/json';
import { modelOf } from './model';
import { TEMPLATES } from './templates';

/** What a score is, and its model as JSON. */
export function ScoreForm({ start, purposes, act, save, onSaved, leaveTo }: FormProps<{ text: string }, { model: Json }, Score>) {
  const [details, setDetails] = useState<DetailsOf>(start);
  const [text, setText] = useState(start.text);
  const [unreadable, setUnreadable] = useState<string>();
  const saving = useSaving(save, onSaved);
  const { refused } = saving;
  const inModel = refused?.path.startsWith('model') ? `${refused.path}: ${refused.message}` : undefined;

  function edit(change: () => void) {
    saving.forget();
    setUnreadable(undefined);
    change();
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = modelOf(text);
    if (read.ok) {
      void saving.send({ ...details, model: read.model });
    } else {
      setUnreadable(read.why);
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
      <SaveActions saving={saving} act={act} leaveTo={leaveTo} />
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
