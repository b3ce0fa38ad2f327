import { useState } from 'react';
import { readSegments, setSegmentState } from '../api/definitions';
import type { SegmentSummary } from '../api/types';
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
import { changeHref, segmentHref } from './address';
import { Reach } from './Reach';

const INTERVAL_MS = 2_000;

/** All segments: what each says, how many are in it, and what can be done to it. */
export function SegmentList() {
  const may = useMay();
  const [filter, setFilter] = useState<Filter>({ text: '', state: 'in-use' });
  const [segments, readAnew] = useRefreshed(readSegments, INTERVAL_MS);
  return (
    <>
      <div className="title">
        <h1>Segments</h1>
        <AsOf of={[segments]} />
      </div>
      <div className="above-list">
        <FilterForm filter={filter} onChange={setFilter} />
        {may('segments:write') && (
          <a className="button primary" href="#/segments/new">
            New segment
          </a>
        )}
      </div>
      <PolledView polled={segments}>
        {(known) => {
          const shown = filtered(known.segments, filter);
          return shown.length > 0 ? (
            <ul className="definitions">
              {shown.map((segment) => (
                <SegmentItem key={segment.id} segment={segment} mayChange={may('segments:write')} onChanged={readAnew} />
              ))}
            </ul>
          ) : (
            <p className="quiet">{known.segments.length === 0 ? 'There is no segment yet.' : 'None fits the filter.'}</p>
          );
        }}
      </PolledView>
    </>
  );
}

interface ItemProps {
  segment: SegmentSummary;
  mayChange: boolean;
  onChanged: () => void;
}

function SegmentItem({ segment, mayChange, onChanged }: ItemProps) {
  const { id, name, description, sentence, problem, progress, state } = segment;
  return (
    <li className="definition">
      <div className="title">
        <h2>
          <a href={segmentHref(id)}>{name}</a>
        </h2>
        <StateMark state={state} />
      </div>
      <p>{sentence === '' ? description : sentence}</p>
      {problem !== undefined && <p className="note note-stale">Not used: {problem}</p>}
      <SegmentFacts segment={segment} />
      {state !== 'archived' && <ProgressNote progress={progress} />}
      {mayChange && state !== 'archived' && (
        <div className="actions">
          <a className="button" href={changeHref(id)} aria-label={`Change ${name}`}>
            Change
          </a>
          <SegmentActions segment={segment} onChanged={onChanged} />
        </div>
      )}
    </li>
  );
}

export function SegmentFacts({ segment: { shown, reach, purpose, owner, version } }: { segment: Pick<SegmentSummary, 'shown' | 'reach' | 'purpose' | 'owner' | 'version'> }) {
  return (
    <dl className="facts">
      <div>
        <dt>Contacts</dt>
        <dd className="shown">{shown}</dd>
      </div>
      <Reach reach={reach} />
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

export function SegmentActions({ segment: { id, name, state }, onChanged }: { segment: Pick<SegmentSummary, 'id' | 'name' | 'state'>; onChanged: () => void }) {
  return (
    <StateActions
      name={name}
      state={state}
      archiving="Nobody will be in it any more. Its versions and its past entries and exits stay."
      set={(to) => setSegmentState(id, to)}
      onDone={onChanged}
    />
  );
}
