import { type SubmitEvent, useState } from 'react';
import { readAudiences } from '../api/audiences';
import {
  createDestination,
  readDestinations,
  removeDestination,
  replayDestination,
  rotateSecret,
  setDestinationState,
} from '../api/destinations';
import type { Failure, Outcome } from '../api/outcome';
import type { Audience, Destination, DestinationWithSecret } from '../api/types';
import { useRefreshed } from '../api/usePolled';
import { useRead } from '../api/useRead';
import { Control } from '../ui/Control';
import { FailureNote } from '../ui/FailureNote';
import { PolledView } from '../ui/PolledView';
import { ReasonField } from '../ui/ReasonField';
import { useMay } from '../ui/scopes';
import { dateAndTime } from '../ui/time';
import { useArrival } from '../ui/useArrival';
import { destinationStateInWords, templateInWords, TEMPLATES } from './words';

const INTERVAL_MS = 3_000;
const DAY_MS = 86_400_000;

/** Receivers of entries and exits, and how they are doing. */
export function DestinationList() {
  const may = useMay();
  const [destinations, refresh] = useRefreshed(readDestinations, INTERVAL_MS);
  const [made, setMade] = useState<DestinationWithSecret>();
  return (
    <>
      {made && <Shown key={made.secret} destination={made} />}
      <section aria-labelledby="destinations">
        <h2 id="destinations">Destinations</h2>
        <p className="quiet">
          Each is told who enters and leaves an audience from the moment it is made; who is in already goes out as an export. Whether
          somebody may be told of is asked right before each message.
        </p>
        <PolledView polled={destinations}>
          {({ destinations: all }) =>
            all.length === 0 ? (
              <p className="quiet">There is no destination yet.</p>
            ) : (
              <ul className="cards">
                {all.map((destination) => (
                  <li key={destination.id}>
                    <Card destination={destination} mayChange={may('audiences:write')} onChanged={refresh} onSecret={setMade} />
                  </li>
                ))}
              </ul>
            )
          }
        </PolledView>
      </section>
      {may('audiences:write') && (
        <Connect
          onMade={(destination) => {
            setMade(destination);
            refresh();
          }}
        />
      )}
    </>
  );
}

/** A secret is shown this once. */
function Shown({ destination }: { destination: DestinationWithSecret }) {
  const arrived = useArrival<HTMLDivElement>();
  return (
    <div className="note" role="status" ref={arrived} tabIndex={-1}>
      <p>
        The secret that messages to <strong>{destination.url}</strong> are signed with. It is shown only now: give it to the receiver.
      </p>
      <p>
        <code>{destination.secret}</code>
      </p>
    </div>
  );
}

interface CardProps {
  destination: Destination;
  mayChange: boolean;
  onChanged: () => void;
  onSecret: (destination: DestinationWithSecret) => void;
}

function Card({ destination, mayChange, onChanged, onSecret }: CardProps) {
  const { id, audience, url, template, state, stateReason, createdAt, header } = destination;
  const titleId = `destination-${id}`;
  const told = state === 'active' || state === 'failing' || state === 'waiting_for_quota';
  return (
    <article aria-labelledby={titleId}>
      <h3 id={titleId}>
        {audience} to {new URL(url).host}{' '}
        <span className={`mark ${state === 'active' ? 'mark-yes' : 'mark-no'}`}>{destinationStateInWords(state)}</span>
      </h3>
      {stateReason !== undefined && <p>Last: {stateReason}.</p>}
      <dl className="facts">
        <div>
          <dt>Address</dt>
          <dd>{url}</dd>
        </div>
        <div>
          <dt>Form</dt>
          <dd>{templateInWords(template)}</dd>
        </div>
        {header !== undefined && (
          <div>
            <dt>With the header</dt>
            <dd>{header}</dd>
          </div>
        )}
        <div>
          <dt>Since</dt>
          <dd>
            <time dateTime={createdAt}>{dateAndTime(createdAt)}</time>
          </dd>
        </div>
      </dl>
      {mayChange && (
        <div className="actions">
          <Act
            label={told ? `Pause ${audience}` : `Resume ${audience}`}
            act={told ? 'Pause' : 'Resume'}
            run={() => setDestinationState(id, told ? 'paused' : 'active')}
            onDone={onChanged}
          />
          <Act label={`Tell the last day of ${audience} again`} act="Tell the last day again" run={() => replayDestination(id, since(createdAt))} onDone={onChanged} />
          <Act label={`New secret for ${audience}`} act="New secret" run={() => rotateSecret(id)} onDone={onSecret} />
          <Act label={`Remove ${audience} to ${url}`} act="Remove" run={() => removeDestination(id)} onDone={onChanged} />
        </div>
      )}
    </article>
  );
}

/** A day ago, or when it was made if that is later: it cannot be told of what was before. */
const since = (createdAt: string): string =>
  new Date(Math.max(Date.now() - DAY_MS, new Date(createdAt).getTime())).toISOString();

interface ActProps<T> {
  label: string;
  act: string;
  run: () => Promise<Outcome<T>>;
  onDone: (value: T) => void;
}

function Act<T>({ label, act, run, onDone }: ActProps<T>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function onClick() {
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await run();
    setBusy(false);
    if (outcome.ok) {
      onDone(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <>
      <button type="button" aria-label={label} aria-disabled={busy} onClick={() => void onClick()}>
        {act}
      </button>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}

const NOTHING = { audience: '', url: '', template: 'standard' as Destination['template'], header: '', value: '', reason: '' };

function Connect({ onMade }: { onMade: (destination: DestinationWithSecret) => void }) {
  const audiences = useRead(readAudiences);
  return (
    <section aria-labelledby="connect">
      <h2 id="connect">Connect a tool</h2>
      <PolledView polled={audiences}>
        {({ audiences: all }) => {
          const usable = all.filter(({ state, misfit }) => state !== 'archived' && misfit === undefined);
          return usable.length === 0 ? <p className="quiet">Make an audience first.</p> : <Form audiences={usable} onMade={onMade} />;
        }}
      </PolledView>
    </section>
  );
}

function Form({ audiences, onMade }: { audiences: readonly Audience[]; onMade: (destination: DestinationWithSecret) => void }) {
  const [chosen, setChosen] = useState(NOTHING);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const set = (change: Partial<typeof NOTHING>) => setChosen((before) => ({ ...before, ...change }));

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const { audience, url, template, header, value, reason } = chosen;
    const outcome = await createDestination(audience, {
      url,
      template,
      reason: reason.trim(),
      ...(header !== '' && { header: { name: header, value } }),
    });
    setBusy(false);
    if (outcome.ok) {
      setChosen(NOTHING);
      onMade(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <form className="details" onSubmit={onSubmit} autoComplete="off">
      <Control label="Audience">
        {(id) => (
          <select id={id} required value={chosen.audience} onChange={({ target }) => set({ audience: target.value })}>
            {chosen.audience === '' && <option value="">Choose…</option>}
            {audiences.map((audience) => (
              <option key={audience.id} value={audience.id}>
                {audience.name}
              </option>
            ))}
          </select>
        )}
      </Control>
      <Control label="Address" hint="HTTPS, on the public internet">
        {(id, hint) => (
          <input id={id} aria-describedby={hint} type="url" required maxLength={2000} value={chosen.url} onChange={({ target }) => set({ url: target.value })} />
        )}
      </Control>
      <Control label="Form of the messages">
        {(id) => (
          <select id={id} value={chosen.template} onChange={({ target }) => set({ template: TEMPLATES.find((known) => known === target.value) ?? 'standard' })}>
            {TEMPLATES.map((template) => (
              <option key={template} value={template}>
                {templateInWords(template)}
              </option>
            ))}
          </select>
        )}
      </Control>
      <Control label="Header that the tool asks for" hint="Such as api-key or Authorization; none for most">
        {(id, hint) => (
          <input id={id} aria-describedby={hint} maxLength={64} value={chosen.header} onChange={({ target }) => set({ header: target.value })} />
        )}
      </Control>
      {chosen.header !== '' && (
        <Control label="Its value" hint="Kept sealed, and never shown again">
          {(id, hint) => (
            <input id={id} aria-describedby={hint} type="password" required maxLength={1000} autoComplete="off" value={chosen.value} onChange={({ target }) => set({ value: target.value })} />
          )}
        </Control>
      )}
      <ReasonField value={chosen.reason} onChange={(reason) => set({ reason })} />
      {failure && <FailureNote failure={failure} />}
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy}>
          {busy ? 'Connecting…' : 'Connect'}
        </button>
      </div>
    </form>
  );
}
