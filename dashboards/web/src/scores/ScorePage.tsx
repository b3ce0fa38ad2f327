import { useCallback, useState } from 'react';
import { readScore } from '../api/definitions';
import type { ContactId, Score } from '../api/types';
import { useRefreshed } from '../api/usePolled';
import { ProgressNote } from '../definitions/ProgressNote';
import { StateMark } from '../definitions/StateMark';
import { VersionList } from '../definitions/VersionList';
import { AsOf } from '../ui/AsOf';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { type View, Views } from '../ui/Views';
import { changeHref, scoreHref } from './address';
import { Compared } from './Compared';
import { Spread } from './Spread';
import { Explanation } from './Explanation';
import { ScoredList } from './ScoredList';
import { ScoreActions, ScoreFacts } from './ScoreList';

const INTERVAL_MS = 3_000;
const DISTRIBUTION: View = { id: 'distribution', label: 'Distribution' };
const CONTACTS: View = { id: 'contacts', label: 'Contacts' };
const EXPLANATION: View = { id: 'explanation', label: 'Explanation' };
const VERSIONS: View = { id: 'versions', label: 'Versions' };

interface Props {
  id: string;
  view: string | undefined;
}

/** One score: how its values are spread, who has which, why, and its versions beside each other. */
export function ScorePage({ id, view }: Props) {
  const may = useMay();
  const read = useCallback(() => readScore(id), [id]);
  const [score, refresh] = useRefreshed(read, INTERVAL_MS);
  const views = may('members:read') ? [DISTRIBUTION, CONTACTS, EXPLANATION, VERSIONS] : [DISTRIBUTION, VERSIONS];
  const shown = views.find((known) => known.id === view) ?? DISTRIBUTION;
  return (
    <>
      <p className="way">
        <a href="#/scores">All scores</a>
      </p>
      <PolledView polled={score}>
        {(known) => (
          <>
            <div className="title">
              <h1>{known.name}</h1>
              <AsOf of={[score]} />
            </div>
            <section aria-label="What it is">
              <Head score={known} mayChange={may('segments:write')} onChanged={refresh} />
            </section>
            <Views of={known.name} views={views} shown={shown.id} hrefOf={(other) => scoreHref(id, other)} />
            <Body score={known} view={shown} />
          </>
        )}
      </PolledView>
    </>
  );
}

function Head({ score, mayChange, onChanged }: { score: Score; mayChange: boolean; onChanged: () => void }) {
  const { id, description, problem, progress, state } = score;
  return (
    <>
      <p>
        <StateMark state={state} /> {description}
      </p>
      {problem !== undefined && <p className="note note-stale">Not used: {problem}</p>}
      <ScoreFacts score={score} />
      {state !== 'archived' && <ProgressNote progress={progress} />}
      {mayChange && state !== 'archived' && (
        <div className="actions">
          <a className="button" href={changeHref(id)}>
            Change
          </a>
          <ScoreActions score={score} onChanged={onChanged} />
        </div>
      )}
    </>
  );
}

function Body({ score, view }: { score: Score; view: View }) {
  // In memory only: no contact ever shows up in an address.
  const [asked, setAsked] = useState<ContactId>();
  const explain = (contact: ContactId) => {
    setAsked(contact);
    location.assign(scoreHref(score.id, EXPLANATION.id));
  };
  return (
    <section aria-labelledby="view">
      <h2 id="view">{view.label}</h2>
      {view === DISTRIBUTION && <Spread id={score.id} name={score.name} />}
      {view === CONTACTS && <ScoredList id={score.id} onExplain={explain} />}
      {view === EXPLANATION && <Explanation id={score.id} asked={asked} onAsk={setAsked} />}
      {view === VERSIONS && (
        <>
          <Compared id={score.id} versions={score.versions} />
          <VersionList versions={score.versions.map(({ model, ...version }) => ({ ...version, tree: model }))} />
        </>
      )}
    </section>
  );
}
