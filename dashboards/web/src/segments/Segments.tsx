import { useCallback, useState } from 'react';
import { readSegmentHistory, readSegments, type Span } from '../api/client';
import type { Segment, SegmentHistory } from '../api/types';
import { usePolled, useRetried } from '../api/usePolled';
import type { Polled } from '../api/polled';
import { HistoryNote, isStale } from '../charts/HistoryView';
import { SpanChoice } from '../charts/SpanChoice';
import { AsOf } from '../ui/AsOf';
import { PolledView } from '../ui/PolledView';
import { count } from '../ui/time';
import { readable } from '../ui/words';
import { CourseChart } from './CourseChart';

const INTERVAL_MS = 2_000;
const HISTORY_INTERVAL_MS = 10_000;

export function Segments() {
  const [span, setSpan] = useState<Span>('all');
  const segments = usePolled(readSegments, INTERVAL_MS);
  const readHistory = useCallback(() => readSegmentHistory(span), [span]);
  const [history, retry] = useRetried(readHistory, HISTORY_INTERVAL_MS);
  return (
    <>
      <div className="title">
        <h1>Segments</h1>
        <AsOf of={[segments]} />
      </div>
      <SpanChoice chosen={span} onChoose={setSpan} />
      {segments.phase === 'known' && <HistoryNote polled={history} onRetry={retry} />}
      <PolledView polled={segments}>
        {(known) =>
          known.segments.length > 0 ? (
            <ul className={isStale(history) ? 'cards stale' : 'cards'}>
              {known.segments.map((segment) => (
                <SegmentCard key={segment.id} segment={segment} history={history} />
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

function SegmentCard({ segment, history }: { segment: Segment; history: Polled<SegmentHistory> }) {
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
      <Course id={segment.id} history={history} />
    </li>
  );
}

function Course({ id, history }: { id: string; history: Polled<SegmentHistory> }) {
  if (history.phase === 'loading') {
    return <p className="placeholder tall">Loading…</p>;
  }
  const course = history.phase === 'known' ? history.value.segments.find((known) => known.id === id) : undefined;
  if (history.phase === 'failed' || course === undefined) {
    return null;
  }
  return history.value.starts.length > 0 ? (
    <CourseChart history={history.value} course={course} />
  ) : (
    <p className="placeholder tall">Nobody has entered it yet. Contacts do, once admitted events fit its rule.</p>
  );
}
