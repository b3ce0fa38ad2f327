import { type SubmitEvent, useId, useState } from 'react';
import type { ContactId } from '../api/types';

interface Props {
  label: string;
  contact: ContactId | undefined;
  onAsk: (contact: ContactId) => void;
}

/** Asks for a contact's id. It is sent by script: a form that the browser submits would put it into the address. */
export function ContactField({ label, contact, onAsk }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(contact ?? '');
  const [wrong, setWrong] = useState(false);

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = typed.trim();
    const isId = /^(user|anonymous):./.test(wanted);
    setWrong(!isId);
    if (isId) {
      onAsk(wanted);
    }
  }

  return (
    <form className="ask" onSubmit={onSubmit} autoComplete="off">
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="quiet">
        Its id, such as <code>user:17850</code> or <code>anonymous:…</code>
      </p>
      <div className="find-row">
        <input
          id={id}
          required
          maxLength={270}
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={wrong}
          aria-describedby={`${id}-hint${wrong ? ` ${id}-wrong` : ''}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="primary">
          Ask
        </button>
      </div>
      {wrong && (
        <p id={`${id}-wrong`} className="wrong" role="alert">
          An id begins with user: or anonymous:
        </p>
      )}
    </form>
  );
}
