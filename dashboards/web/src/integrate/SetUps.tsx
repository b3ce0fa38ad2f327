import { useState } from 'react';
import { readWriteKeys } from '../api/client';
import type { Failure } from '../api/outcome';
import type { WriteKeys } from '../api/types';
import { FailureNote } from '../ui/FailureNote';
import { gatewayBeside, placeholder, type SetUp, SETUPS } from './setups';

/** How tools are pointed here; with the keys where the role may see them, and only when asked. */
export function SetUps({ mayShowKeys }: { mayShowKeys: boolean }) {
  const [chosen, setChosen] = useState<SetUp>(SETUPS[0]!);
  const [keys, setKeys] = useState<WriteKeys['keys']>();
  const [failure, setFailure] = useState<Failure>();
  const key = keys?.find(({ use }) => use === chosen.use)?.key ?? placeholder(chosen.use);

  async function show() {
    setFailure(undefined);
    const outcome = await readWriteKeys();
    if (outcome.ok) {
      setKeys(outcome.value.keys);
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <section aria-labelledby="set-up">
      <h2 id="set-up">Point a tool here</h2>
      <p>
        A tool that sends to Segment or RudderStack needs another host name and a key of this gateway, nothing else. The
        key of pages is public; the key of servers is a secret and belongs in no page.
      </p>
      <div className="actions">
        <label htmlFor="tool">Tool</label>
        <select
          id="tool"
          value={chosen.id}
          onChange={({ target }) => setChosen(SETUPS.find(({ id }) => id === target.value) ?? chosen)}
        >
          {SETUPS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        {mayShowKeys && (
          <button type="button" onClick={keys === undefined ? show : () => setKeys(undefined)}>
            {keys === undefined ? 'Show the keys' : 'Hide the keys'}
          </button>
        )}
      </div>
      {failure && <FailureNote failure={failure} />}
      <p>{chosen.note}</p>
      <Code code={chosen.code(gatewayBeside(location), key)} />
      {!mayShowKeys && <p className="quiet">An administrator sees the keys here.</p>}
    </section>
  );
}

function Code({ code }: { code: string }) {
  const [copied, setCopied] = useState('');

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(code);
    } catch {
      setCopied('');
    }
  }

  return (
    <>
      <pre className="scrolls" tabIndex={0} role="region" aria-label="Code to paste">
        <code>{code}</code>
      </pre>
      <div className="actions">
        <button type="button" onClick={copy}>
          Copy
        </button>
        <span role="status">{copied === code && 'Copied'}</span>
      </div>
    </>
  );
}
