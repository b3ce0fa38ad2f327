import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import type { Failure, Outcome } from '../api/outcome';
import { FailureNote } from './FailureNote';
import { ReasonField } from './ReasonField';

interface Props<T> {
  /** On the button that opens the form, and the name of the form. */
  label: string;
  /** On the button that does it, before and while it is done. */
  act: string;
  acting: string;
  /** What nothing undoes: marked so, and done only once this was typed. */
  irreversible?: { typed: string; what: string };
  run: (reason: string) => Promise<Outcome<T>>;
  onDone: (value: T) => void;
  /** What to do where no answer came. */
  unanswered: string;
  /** What will happen. */
  children: ReactNode;
}

/**
 * A button that explains, asks for a reason and, where nothing undoes it, for a confirmation in writing. While it is done the
 * button is disabled in name only: a browser takes the focus from one that is.
 */
export function ReasonedAction<T>({ label, act, acting, irreversible, run, onDone, unanswered, children }: Props<T>) {
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  const [left, setLeft] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const mismatch = irreversible !== undefined && typed.trim() !== irreversible.typed;
    setWrong(mismatch);
    setFailure(undefined);
    if (mismatch || busy) {
      return;
    }
    setBusy(true);
    const outcome = await run(reason.trim());
    setBusy(false);
    if (outcome.ok) {
      leave();
      onDone(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  }

  function leave() {
    setAsking(false);
    setLeft(true);
    setFailure(undefined);
    setWrong(false);
    setReason('');
    setTyped('');
  }

  if (!asking) {
    return (
      <div className="actions">
        <button
          type="button"
          className={irreversible && 'danger'}
          autoFocus={left}
          onClick={() => setAsking(true)}
        >
          {label}
        </button>
      </div>
    );
  }
  return (
    <form
      className={irreversible ? 'confirm' : 'asked'}
      aria-labelledby={titleId}
      autoComplete="off"
      onSubmit={onSubmit}
      onKeyDown={({ key }) => key === 'Escape' && !busy && leave()}
    >
      <h3 id={titleId}>{label}</h3>
      {children}
      <ReasonField value={reason} onChange={setReason} autoFocus />
      {irreversible && (
        <TypedField what={irreversible.what} expected={irreversible.typed} value={typed} wrong={wrong} onChange={setTyped} />
      )}
      <div className="actions">
        <button type="submit" className={irreversible ? 'danger' : 'primary'} aria-disabled={busy}>
          {busy ? acting : act}
        </button>
        <button type="button" disabled={busy} onClick={leave}>
          Cancel
        </button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {failure?.kind === 'away' && <p>{unanswered}</p>}
    </form>
  );
}

interface TypedProps {
  what: string;
  expected: string;
  value: string;
  wrong: boolean;
  onChange: (value: string) => void;
}

function TypedField({ what, expected, value, wrong, onChange }: TypedProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        Type {what} to confirm: <code>{expected}</code>
      </label>
      <input
        id={id}
        required
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <p id={`${id}-wrong`} className="note" role="alert">
          That is not {expected}. Nothing was done.
        </p>
      )}
    </div>
  );
}
