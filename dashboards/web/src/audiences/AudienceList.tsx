import { useState } from 'react';
import { askExport, readAudiences, setAudienceState } from '../api/audiences';
import type { Failure } from '../api/outcome';
import type { Audience, AudienceExport } from '../api/types';
import { useRefreshed } from '../api/usePolled';
import { FailureNote } from '../ui/FailureNote';
import { PolledView } from '../ui/PolledView';
import { ReasonedAction } from '../ui/ReasonedAction';
import { useMay } from '../ui/scopes';
import { dateAndTime } from '../ui/time';
import { readable } from '../ui/words';
import { aboutInWords, identifierInWords, sourceInWords } from './words';

const INTERVAL_MS = 10_000;

/** All audiences, and the way to an export of each. */
export function AudienceList() {
  const [audiences, refresh] = useRefreshed(readAudiences, INTERVAL_MS);
  return (
    <section aria-labelledby="audiences">
      <h2 id="audiences">All audiences</h2>
      <p className="quiet">
        A member is told to the recipient only if the purpose stands for it on the channel at that moment.
      </p>
      <PolledView polled={audiences}>
        {({ audiences: all }) =>
          all.length === 0 ? (
            <p className="quiet">There is no audience yet.</p>
          ) : (
            <ul className="cards">
              {all.map((audience) => (
                <li key={audience.id}>
                  <Card audience={audience} onChanged={refresh} />
                </li>
              ))}
            </ul>
          )
        }
      </PolledView>
    </section>
  );
}

function Card({ audience, onChanged }: { audience: Audience; onChanged: () => void }) {
  const may = useMay();
  const archived = audience.state === 'archived';
  const titleId = `audience-${audience.id}`;
  return (
    <article aria-labelledby={titleId}>
      <h3 id={titleId}>
        {audience.name} {archived && <span className="mark">Archived</span>}
      </h3>
      <Facts audience={audience} />
      {audience.misfit !== undefined && (
        <div className="note" role="status">
          <p>Nobody is told of it now. {audience.misfit}</p>
        </div>
      )}
      {may('audiences:write') && !archived && audience.misfit === undefined && <Ask audience={audience} />}
      {may('audiences:write') && (
        <div className="actions">
          {!archived && (
            <a className="button" href={`#/audiences/change/${encodeURIComponent(audience.id)}`} aria-label={`Change ${audience.name}`}>
              Change
            </a>
          )}
          <StateButton audience={audience} onChanged={onChanged} />
        </div>
      )}
    </article>
  );
}

function Facts({ audience }: { audience: Audience }) {
  const { source, recipient, identifiers, holdOutPercent, members, version, changedBy, at } = audience;
  const facts = [
    ['Of', sourceInWords(source)],
    ['For', aboutInWords(audience)],
    ['Told to', readable(recipient)],
    ['By', identifiers.map(identifierInWords).join(', ')],
    ['Held out', holdOutPercent === 0 ? 'nobody' : `${holdOutPercent} %`],
    ['Members before any verdict', members?.shown ?? 'counted when an export is asked for'],
    ['Version', `${version}, by ${readable(changedBy).toLowerCase()} on ${dateAndTime(at)}`],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([term, said]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ask({ audience }: { audience: Audience }) {
  const [format, setFormat] = useState<AudienceExport['format']>('csv');
  const [asked, setAsked] = useState<AudienceExport>();
  const name = `format-${audience.id}`;
  return (
    <>
      <ReasonedAction<AudienceExport>
        label={`Ask for an export of ${audience.name}`}
        act="Ask for the export"
        acting="Asking…"
        run={(reason) => askExport(audience.id, reason, format)}
        onDone={setAsked}
        unanswered="It is not known whether it was asked for. Look at the exports before you ask again."
      >
        <p>
          It counts in your quota of the day. Above that quota, somebody else has to approve it. It can be taken once, and what it
          told is kept.
        </p>
        <fieldset className="choice">
          <legend>Format</legend>
          {(['csv', 'ndjson'] as const).map((value) => (
            <label key={value}>
              <input type="radio" name={name} checked={format === value} onChange={() => setFormat(value)} />{' '}
              {value === 'csv' ? 'CSV' : 'NDJSON'}
            </label>
          ))}
        </fieldset>
      </ReasonedAction>
      {asked && (
        <div className="note" role="status">
          <p>
            {asked.state === 'ready' ? 'It is ready' : 'It awaits approval by somebody else'}: see the <a href="#/audiences/exports">exports</a>.
          </p>
        </div>
      )}
    </>
  );
}

function StateButton({ audience, onChanged }: { audience: Audience; onChanged: () => void }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const next = audience.state === 'archived' ? 'live' : 'archived';
  const act = next === 'archived' ? 'Archive' : 'Bring back';

  async function change() {
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await setAudienceState(audience.id, next);
    setBusy(false);
    if (outcome.ok) {
      onChanged();
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <>
      <button type="button" aria-label={`${act} ${audience.name}`} aria-disabled={busy} onClick={() => void change()}>
        {act}
      </button>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
