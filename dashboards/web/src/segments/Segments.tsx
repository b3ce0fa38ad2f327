import { readSegments } from '../api/client';
import { usePolled } from '../api/usePolled';
import type { Segment } from '../api/types';
import { AsOf } from '../ui/AsOf';
import { PolledView } from '../ui/PolledView';
import { count } from '../ui/time';
import { readable } from '../ui/words';

const INTERVAL_MS = 2_000;

export function Segments() {
  const segments = usePolled(readSegments, INTERVAL_MS);
  return (
    <>
      <div className="title">
        <h1>Segments</h1>
        <AsOf of={[segments]} />
      </div>
      <PolledView polled={segments}>
        {(known) =>
          known.segments.length > 0 ? (
            <ul className="cards">
              {known.segments.map((segment) => (
                <SegmentCard key={segment.id} segment={segment} />
              ))}
            </ul>
          ) : (
            <p className="quiet">No segment is in force.</p>
          )
        }
      </PolledView>
    </>
  );
}

function SegmentCard({ segment }: { segment: Segment }) {
  return (
    <li className="card">
      <h2>{segment.name}</h2>
      <p>{segment.description}</p>
      <dl className="facts">
        <div>
          <dt>Contacts</dt>
          <dd>{count(segment.size)}</dd>
        </div>
        <div>
          <dt>Purpose</dt>
          <dd>{readable(segment.purpose)}</dd>
        </div>
        <div>
          <dt>Version</dt>
          <dd>{segment.version}</dd>
        </div>
      </dl>
    </li>
  );
}
