import { type SubmitEvent, useState } from 'react';

interface Props {
  onFind: (typed: string) => Promise<void>;
  busy: boolean;
}

export function FindForm({ onFind, busy }: Props) {
  const [typed, setTyped] = useState('');

  // Sent by script: a form that the browser submits would put the address into the URL.
  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void onFind(typed);
  }

  return (
    <form role="search" onSubmit={onSubmit} autoComplete="off">
      <label htmlFor="wanted">Find a contact</label>
      <p id="wanted-hint" className="quiet">
        By id (<code>user:17850</code>, <code>anonymous:…</code>), e-mail address or phone number
      </p>
      <div className="find-row">
        <input
          id="wanted"
          aria-describedby="wanted-hint"
          required
          maxLength={320}
          spellCheck={false}
          autoCapitalize="none"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="primary" disabled={busy}>
          Find
        </button>
      </div>
    </form>
  );
}
