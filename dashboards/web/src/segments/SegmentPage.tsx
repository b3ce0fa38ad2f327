import { useCallback, useState } from 'react';
import { readSegment } from '../api/definitions';
import type { ContactId, Segment } from '../api/types';
import { useRefreshed } from '../api/usePolled';
import { ProgressNote } from '../definitions/ProgressNote';
import { StateMark } from '../definitions/StateMark';
import { VersionList } from '../definitions/VersionList';
import { AsOf } from '../ui/AsOf';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { type View, Views } from '../ui/Views';
import { changeHref, segmentHref } from './address';
import { Flows } from './Flows';
import { MemberList } from './MemberList';
import { SegmentActions, SegmentFacts } from './SegmentList';
import { WhyInOrOut } from './WhyInOrOut';

const INTERVAL_MS = 3_000;
const MEMBERS: View = { id: 'members', label: 'Members' };
const FLOWS: View = { id: 'flows', label: 'Flows' };
const VERSIONS: View = { id: 'versions', label: 'Versions' };
const WHY: View = { id: 'why', label: 'Why in or out' };

interface Props {
  id: string;
  view: string | undefined;
}

/** One segment: what it says, and a view of who is in it, who came and went, its versions, or one contact. */
export function SegmentPage({ id, view }: Props) {
  const may = useMay();
  const read = useCallback(() => readSegment(id), [id]);
  const [segment, readAnew] = useRefreshed(read, INTERVAL_MS);
  const views = may('members:read') ? [MEMBERS, FLOWS, VERSIONS, WHY] : [FLOWS, VERSIONS];
  const shown = views.find((known) => known.id === view) ?? views[0] ?? FLOWS;
  return (
    <>
      <p className="way">
        <a href="#/segments">All segments</a>
      </p>
      <PolledView polled={segment}>
        {(known) => (
          <>
            <div className="title">
              <h1>{known.name}</h1>
              <AsOf of={[segment]} />
            </div>
            <section aria-label="What it is">
              <Head segment={known} mayChange={may('segments:write')} onChanged={readAnew} />
            </section>
            <Views of={known.name} views={views} shown={shown.id} hrefOf={(other) => segmentHref(id, other)} />
            <Body segment={known} view={shown} />
          </>
        )}
      </PolledView>
    </>
  );
}

function Head({ segment, mayChange, onChanged }: { segment: Segment; mayChange: boolean; onChanged: () => void }) {
  const { id, description, sentence, problem, progress, state } = segment;
  return (
    <>
      <p>
        <StateMark state={state} /> {description}
      </p>
      {sentence !== '' && <p className="sentence">{sentence}</p>}
      {problem !== undefined && <p className="note note-stale">Not used: {problem}</p>}
      <SegmentFacts segment={segment} />
      {state !== 'archived' && <ProgressNote progress={progress} />}
      {mayChange && state !== 'archived' && (
        <div className="actions">
          <a className="button" href={changeHref(id)}>
            Change
          </a>
          <SegmentActions segment={segment} onChanged={onChanged} />
        </div>
      )}
    </>
  );
}

function Body({ segment, view }: { segment: Segment; view: View }) {
  // In memory only: no contact ever shows up in an address.
  const [asked, setAsked] = useState<ContactId>();
  const explain = (contact: ContactId) => {
    setAsked(contact);
    location.assign(segmentHref(segment.id, WHY.id));
  };
  return (
    <section aria-labelledby="view">
      <h2 id="view">{view.label}</h2>
      {view === MEMBERS && <MemberList id={segment.id} onExplain={explain} />}
      {view === FLOWS && <Flows id={segment.id} />}
      {view === VERSIONS && <VersionList versions={segment.versions.map(({ rule, ...version }) => ({ ...version, tree: rule }))} />}
      {view === WHY && <WhyInOrOut id={segment.id} asked={asked} onAsk={setAsked} />}
    </section>
  );
}
