import { type SubmitEvent, useState } from 'react';
import { readRegister } from '../api/client';
import { readSegments } from '../api/definitions';
import { readLists } from '../api/lists';
import type { Outcome } from '../api/outcome';
import type { Audience, ChangedAudience, Register } from '../api/types';
import { useRead } from '../api/useRead';
import { useSaving } from '../definitions/form';
import { Control } from '../ui/Control';
import { FailureNote } from '../ui/FailureNote';
import { PolledView } from '../ui/PolledView';
import { readable } from '../ui/words';
import { Select } from './Select';
import { keyOf, type Source, type SourceOption, sourcesOf } from './sources';
import { identifierInWords, identifiersOf } from './words';

/** What an audience says, without its id and version. */
export type Written = Omit<ChangedAudience, 'basedOn'>;

/** The same while it is being chosen. */
export interface Chosen {
  name: string;
  source: Source | undefined;
  recipient: string;
  purpose: string;
  channel: string;
  identifiers: Written['identifiers'];
  holdOutPercent: number;
}

export const NOTHING: Chosen = { name: '', source: undefined, recipient: '', purpose: '', channel: '', identifiers: ['email'], holdOutPercent: 0 };

interface Props {
  start: Chosen;
  act: string;
  acting: string;
  leave: string;
  save: (written: Written) => Promise<Outcome<Audience>>;
}

/** The choices of an audience, each of which is one that the register, the segments or the lists have. */
export function AudienceForm(props: Props) {
  const register = useRead(readRegister);
  const segments = useRead(readSegments);
  const lists = useRead(readLists);
  return (
    <PolledView polled={register}>
      {(known) => (
        <PolledView polled={segments}>
          {(all) => <PolledView polled={lists}>{(uploaded) => <Form {...props} register={known} sources={sourcesOf(all, uploaded)} />}</PolledView>}
        </PolledView>
      )}
    </PolledView>
  );
}

interface FormProps extends Props {
  register: Register;
  sources: readonly SourceOption[];
}

function Form({ start, act, acting, leave, save, register, sources }: FormProps) {
  const [chosen, setChosen] = useState(start);
  const { busy, failure, send, forget } = useSaving(save, () => location.assign('#/audiences'));
  const suppressed = chosen.source?.suppressed === true;
  const recipient = register.recipients.find(({ id }) => id === chosen.recipient);
  const channels = register.purposes.find(({ id }) => id === chosen.purpose)?.channels ?? [];
  const set = (change: Partial<Chosen>) => {
    forget();
    setChosen((before) => ({ ...before, ...change }));
  };

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const { source, channel, ...said } = chosen;
    if (source !== undefined) {
      void send({ ...said, name: said.name.trim(), source, ...(channel !== '' && { channel }) });
    }
  }

  function setSource(source: Source | undefined) {
    const changes = (source?.suppressed === true) !== suppressed;
    set({ source, ...(changes && { identifiers: NOTHING.identifiers, holdOutPercent: 0 }) });
  }

  return (
    <section aria-label="Choices">
      <form className="details" onSubmit={onSubmit} autoComplete="off">
        <Control label="Name">
          {(id) => <input id={id} required maxLength={120} value={chosen.name} onChange={({ target }) => set({ name: target.value })} />}
        </Control>
        <Select
          label="Of"
          value={chosen.source && keyOf(chosen.source)}
          options={sources}
          onChange={(key) => setSource(sources.find(({ id }) => id === key)?.source)}
        />
        <Select
          label="Told to"
          value={chosen.recipient}
          options={register.recipients.map(({ id, name }) => ({ id, label: name }))}
          onChange={(id) => set({ recipient: id, purpose: '', channel: '' })}
        />
        <Select
          label="For"
          value={chosen.purpose}
          options={(recipient?.purposes ?? []).map((id) => ({ id, label: readable(id) }))}
          onChange={(purpose) => set({ purpose, channel: '' })}
        />
        {channels.length > 0 && (
          <Select label="On" value={chosen.channel} options={channels.map((id) => ({ id, label: readable(id) }))} onChange={(channel) => set({ channel })} />
        )}
        {!suppressed && (
          <Control label="Held out, in percent" hint="They are never told, always the same, so that an effect can be measured">
            {(id, hint) => (
              <input
                id={id}
                aria-describedby={hint}
                type="number"
                required
                min={0}
                max={50}
                value={chosen.holdOutPercent}
                onChange={({ target }) => set({ holdOutPercent: target.valueAsNumber || 0 })}
              />
            )}
          </Control>
        )}
        <Identifiers suppressed={suppressed} chosen={chosen.identifiers} onChange={(identifiers) => set({ identifiers })} />
        {failure && <FailureNote failure={failure} />}
        {failure?.kind === 'away' && <p>It is not known whether it was saved. Look at the list before you try again.</p>}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={busy}>
            {busy ? acting : act}
          </button>
          <a href="#/audiences">{leave}</a>
        </div>
      </form>
    </section>
  );
}

interface IdentifiersProps {
  suppressed: boolean;
  chosen: Written['identifiers'];
  onChange: (identifiers: Written['identifiers']) => void;
}

function Identifiers({ suppressed, chosen, onChange }: IdentifiersProps) {
  return (
    <fieldset className="options">
      <legend>By</legend>
      {identifiersOf(suppressed).map((identifier) => (
        <label key={identifier}>
          <input
            type="checkbox"
            checked={chosen.includes(identifier)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, identifier] : chosen.filter((other) => other !== identifier))
            }
          />{' '}
          {identifierInWords(identifier)}
        </label>
      ))}
    </fieldset>
  );
}
