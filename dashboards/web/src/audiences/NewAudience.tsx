import { type SubmitEvent, useState } from 'react';
import { createAudience } from '../api/audiences';
import { readRegister } from '../api/client';
import { readSegments } from '../api/definitions';
import type { Failure } from '../api/outcome';
import type { NewAudience as Made, Register, Segments } from '../api/types';
import { useRead } from '../api/useRead';
import { Control } from '../ui/Control';
import { FailureNote } from '../ui/FailureNote';
import { PolledView } from '../ui/PolledView';
import { readable } from '../ui/words';
import { identifierInWords, identifiersOf, idOf } from './words';

/** The segments that are there, and the choice beside them. */
const SUPPRESSED = '';

/** An audience from nothing: every choice is one that the register has. */
export function NewAudience() {
  const register = useRead(readRegister);
  const segments = useRead(readSegments);
  return (
    <>
      <div className="title">
        <h1>New audience</h1>
      </div>
      <PolledView polled={register}>
        {(known) => (
          <PolledView polled={segments}>{(all) => <Form register={known} segments={all} />}</PolledView>
        )}
      </PolledView>
    </>
  );
}

interface Chosen {
  name: string;
  segment: string | undefined;
  recipient: string;
  purpose: string;
  channel: string;
  identifiers: Made['identifiers'];
  holdOutPercent: number;
}

const NOTHING: Chosen = { name: '', segment: undefined, recipient: '', purpose: '', channel: '', identifiers: ['email'], holdOutPercent: 0 };

function Form({ register, segments }: { register: Register; segments: Segments }) {
  const [chosen, setChosen] = useState(NOTHING);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const suppressed = chosen.segment === SUPPRESSED;
  const recipient = register.recipients.find(({ id }) => id === chosen.recipient);
  const channels = register.purposes.find(({ id }) => id === chosen.purpose)?.channels ?? [];
  const set = (change: Partial<Chosen>) => {
    setFailure(undefined);
    setChosen((before) => ({ ...before, ...change }));
  };

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    const outcome = await createAudience(bodyOf(chosen, suppressed));
    setBusy(false);
    if (outcome.ok) {
      location.assign('#/audiences');
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <form className="details" onSubmit={onSubmit} autoComplete="off">
      <Control label="Name">
        {(id) => (
          <input id={id} required maxLength={120} autoComplete="off" value={chosen.name} onChange={({ target }) => set({ name: target.value })} />
        )}
      </Control>
      <Select
        label="Of"
        value={chosen.segment}
        options={[
          ...segments.segments.filter(({ state }) => state !== 'archived').map(({ id, name }) => ({ id, label: `Segment: ${name}` })),
          { id: SUPPRESSED, label: 'Those who said no (a suppression list)' },
        ]}
        onChange={(segment) => set({ segment, identifiers: ['email'], holdOutPercent: segment === SUPPRESSED ? 0 : chosen.holdOutPercent })}
      />
      <Select
        label="Told to"
        value={chosen.recipient || undefined}
        options={register.recipients.map(({ id, name }) => ({ id, label: name }))}
        onChange={(id) => set({ recipient: id, purpose: '', channel: '' })}
      />
      <Select
        label="For"
        value={chosen.purpose || undefined}
        options={(recipient?.purposes ?? []).map((id) => ({ id, label: readable(id) }))}
        onChange={(purpose) => set({ purpose, channel: '' })}
      />
      {channels.length > 0 && (
        <Select
          label="On"
          value={chosen.channel || undefined}
          options={channels.map((id) => ({ id, label: readable(id) }))}
          onChange={(channel) => set({ channel })}
        />
      )}
      <fieldset>
        <legend>By</legend>
        {identifiersOf(suppressed).map((identifier) => (
          <label key={identifier}>
            <input
              type="checkbox"
              checked={chosen.identifiers.includes(identifier)}
              onChange={({ target }) =>
                set({
                  identifiers: target.checked
                    ? [...chosen.identifiers, identifier]
                    : chosen.identifiers.filter((other) => other !== identifier),
                })
              }
            />{' '}
            {identifierInWords(identifier)}
          </label>
        ))}
      </fieldset>
      {!suppressed && (
        <Control label="Held out, in percent" hint="They are never told, always the same, so that an effect can be measured">
          {(id, hint) => (
            <input id={id} aria-describedby={hint} type="number" required min={0} max={50} value={chosen.holdOutPercent} onChange={({ target }) => set({ holdOutPercent: target.valueAsNumber || 0 })} />
          )}
        </Control>
      )}
      {failure && <FailureNote failure={failure} />}
      {failure?.kind === 'away' && <p>It is not known whether it was made. Look at the list before you try again.</p>}
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy}>
          {busy ? 'Making…' : 'Make the audience'}
        </button>
        <a href="#/audiences">Leave without making it</a>
      </div>
    </form>
  );
}

const bodyOf = ({ name, segment, recipient, purpose, channel, identifiers, holdOutPercent }: Chosen, suppressed: boolean): Made => ({
  id: idOf(name),
  name,
  source: suppressed || segment === undefined ? { suppressed: true } : { segment },
  purpose,
  ...(channel !== '' && { channel }),
  recipient,
  identifiers,
  holdOutPercent,
});

interface SelectProps {
  label: string;
  /** None where nothing is chosen yet. */
  value: string | undefined;
  options: readonly { id: string; label: string }[];
  onChange: (id: string) => void;
}

/** Nothing is chosen unasked. By index: the choice beside the segments has no id. */
function Select({ label, value, options, onChange }: SelectProps) {
  const index = options.findIndex(({ id }) => id === value);
  return (
    <Control label={label}>
      {(id) => (
        <select
          id={id}
          required
          value={index < 0 ? '' : String(index)}
          onChange={({ target }) => {
            const option = options[Number(target.value)];
            if (option !== undefined) {
              onChange(option.id);
            }
          }}
        >
          {index < 0 && <option value="">Choose…</option>}
          {options.map((option, at) => (
            <option key={option.id} value={String(at)}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Control>
  );
}
