import { useState } from 'react';
import { readScores, setScoreState } from '../api/definitions';
import type { ScoreSummary } from '../api/types';
import { useRefreshed } from '../api/usePolled';
import { filtered, type Filter } from '../definitions/filter';
import { FilterForm } from '../definitions/FilterForm';
import { ProgressNote } from '../definitions/ProgressNote';
import { StateActions } from '../definitions/StateActions';
import { StateMark } from '../definitions/StateMark';
import { AsOf } from '../ui/AsOf';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { readable } from '../ui/words';
import { changeHref, scoreHref } from './address';
import { kindInWords } from './words';

const INTERVAL_MS = 2_000;

/** All scores. */
export function ScoreList() {
  const may = useMay();
  const [filter, setFilter] = useState<Filter>({ text: '', state: 'in-use' });
  const [scores, refresh] = useRefreshed(readScores, INTERVAL_MS);
  return (
    <>
      <div className="title">
        <h1>Scores</h1>
        <AsOf of={[scores]} />
      </div>
      <div className="above-list">
        <FilterForm filter={filter} onChange={setFilter} />
        {may('segments:write') && (
          <a className="button primary" href="#/scores/new">
            New score
          </a>
        )}
      </div>
      <PolledView polled={scores}>
        {(known) => {
          const shown = filtered(known.scores, filter);
          return shown.length > 0 ? (
            <ul className="definitions">
              {shown.map((score) => (
                <ScoreItem key={score.id} score={score} mayChange={may('segments:write')} onChanged={refresh} />
              ))}
            </ul>
          ) : (
            <p className="quiet">{known.scores.length === 0 ? 'There is no score yet.' : 'None fits the filter.'}</p>
          );
        }}
      </PolledView>
    </>
  );
}

interface ItemProps {
  score: ScoreSummary;
  mayChange: boolean;
  onChanged: () => void;
}

function ScoreItem({ score, mayChange, onChanged }: ItemProps) {
  const { id, name, description, problem, progress, state } = score;
  return (
    <li className="definition">
      <div className="title">
        <h2>
          <a href={scoreHref(id)}>{name}</a>
        </h2>
        <StateMark state={state} />
      </div>
      <p>{description}</p>
      {problem !== undefined && <p className="note note-stale">Not used: {problem}</p>}
      <ScoreFacts score={score} />
      {state !== 'archived' && <ProgressNote progress={progress} />}
      {mayChange && state !== 'archived' && (
        <div className="actions">
          <a className="button" href={changeHref(id)} aria-label={`Change ${name}`}>
            Change
          </a>
          <ScoreActions score={score} onChanged={onChanged} />
        </div>
      )}
    </li>
  );
}

export function ScoreFacts({ score: { kind, shown, purpose, owner, version } }: { score: Pick<ScoreSummary, 'kind' | 'shown' | 'purpose' | 'owner' | 'version'> }) {
  return (
    <dl className="facts">
      <div>
        <dt>Model</dt>
        <dd>{kindInWords(kind)}</dd>
      </div>
      <div>
        <dt>Contacts with a value</dt>
        <dd className="shown">{shown}</dd>
      </div>
      <div>
        <dt>Purpose</dt>
        <dd>{readable(purpose)}</dd>
      </div>
      <div>
        <dt>Owner</dt>
        <dd>{owner === '' ? '–' : owner}</dd>
      </div>
      <div>
        <dt>Version</dt>
        <dd>{version}</dd>
      </div>
    </dl>
  );
}

export function ScoreActions({ score: { id, name, state }, onChanged }: { score: Pick<ScoreSummary, 'id' | 'name' | 'state'>; onChanged: () => void }) {
  return (
    <StateActions
      name={name}
      state={state}
      archiving="Nobody will have a value any more. Its versions stay."
      set={(to) => setScoreState(id, to)}
      onDone={onChanged}
    />
  );
}
