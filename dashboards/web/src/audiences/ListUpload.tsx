import { type SubmitEvent, useState } from 'react';
import { uploadList, type Uploading } from '../api/lists';
import type { Failure } from '../api/outcome';
import type { ListUpload as Uploaded } from '../api/types';
import { Control } from '../ui/Control';
import { FailureNote } from '../ui/FailureNote';
import { ReasonField } from '../ui/ReasonField';
import { ENDINGS, LIST_NAME, typeOf } from './uploads';

const MODES = [
  { mode: 'replace', label: 'Replace: who is not in the file is taken off' },
  { mode: 'add', label: 'Add: who is on the list stays' },
] as const;

const NOTHING = { id: '', origin: '', reason: '', mode: 'replace' as Uploading['mode'] };

/** A file of contacts becomes a list, or changes one of the same name. */
export function ListUpload({ onUploaded }: { onUploaded: (uploaded: Uploaded) => void }) {
  const [chosen, setChosen] = useState(NOTHING);
  const [file, setFile] = useState<File>();
  /** Another key makes another control: the browser alone empties one of files. */
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const type = file && typeOf(file.name);
  const set = (change: Partial<typeof NOTHING>) => setChosen((before) => ({ ...before, ...change }));

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy || file === undefined || type === undefined) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const { id, origin, reason, mode } = chosen;
    const outcome = await uploadList({ id, origin: origin.trim(), reason: reason.trim(), mode, type, file });
    setBusy(false);
    if (outcome.ok) {
      setChosen(NOTHING);
      setFile(undefined);
      setRound((number) => number + 1);
      onUploaded(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <section aria-labelledby="upload">
      <h2 id="upload">Upload a list</h2>
      <form className="details" onSubmit={onSubmit} autoComplete="off">
        <Control label="Name of the list" hint="Small letters, digits and hyphens, such as fair-2026. One that is there is changed.">
          {(id, hint) => (
            <input id={id} aria-describedby={hint} required pattern={LIST_NAME} value={chosen.id} onChange={({ target }) => set({ id: target.value })} />
          )}
        </Control>
        <Control label="File" hint="CSV with a header, or NDJSON; each line names one contact by contact, email or phone.">
          {(id, hint) => (
            <>
              <input
                key={round}
                id={id}
                aria-describedby={hint}
                type="file"
                required
                accept={ENDINGS}
                onChange={({ target }) => setFile(target.files?.[0])}
              />
              {file !== undefined && type === undefined && (
                <p className="wrong" role="alert">
                  The name of the file ends in .csv, .ndjson or .jsonl
                </p>
              )}
            </>
          )}
        </Control>
        <Control label="Where it comes from" hint="Such as the fair of 2026; kept with the list">
          {(id, hint) => (
            <input id={id} aria-describedby={hint} required minLength={3} maxLength={200} value={chosen.origin} onChange={({ target }) => set({ origin: target.value })} />
          )}
        </Control>
        <ReasonField value={chosen.reason} onChange={(reason) => set({ reason })} />
        <fieldset className="options">
          <legend>If the list is there</legend>
          {MODES.map(({ mode, label }) => (
            <label key={mode}>
              <input type="radio" name="mode" checked={chosen.mode === mode} onChange={() => set({ mode })} /> {label}
            </label>
          ))}
        </fieldset>
        {failure && <FailureNote failure={failure} />}
        {failure?.kind === 'away' && <p>It is not known how far it came. The same file again leads to the same list.</p>}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={busy}>
            {busy ? 'Uploading…' : 'Upload'}
          </button>
        </div>
      </form>
    </section>
  );
}
