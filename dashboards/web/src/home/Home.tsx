import { useState } from 'react';
import { readFlow, readFlowHistory, readShutOffs, type Span } from '../api/client';
import { readSegments } from '../api/definitions';
import { usePolled } from '../api/usePolled';
import { SpanChoice } from '../charts/SpanChoice';
import { AsOf } from '../ui/AsOf';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { FlowCharts } from './FlowCharts';
import { FlowFigures } from './FlowFigures';
import { SegmentSizes } from './SegmentSizes';
import { ShutOffTable } from './ShutOffTable';
import { SizesChart } from './SizesChart';

const INTERVAL_MS = 2_000;
const HISTORY_INTERVAL_MS = 10_000;

const readAdmitted = () => readFlowHistory('processing', 'all');

export function Home() {
  const may = useMay();
  const [span, setSpan] = useState<Span>('all');
  const flow = usePolled(readFlow, INTERVAL_MS);
  const admitted = usePolled(readAdmitted, HISTORY_INTERVAL_MS);
  const segments = usePolled(readSegments, INTERVAL_MS);
  return (
    <>
      <div className="title">
        <h1>Home</h1>
        <AsOf of={[flow, segments]} />
      </div>
      <SpanChoice chosen={span} onChoose={setSpan} />
      <section aria-labelledby="flow">
        <h2 id="flow">Events</h2>
        <PolledView polled={flow}>{(known) => <FlowFigures flow={known} admitted={admitted} />}</PolledView>
        <FlowCharts span={span} />
      </section>
      <section aria-labelledby="sizes">
        <h2 id="sizes">Contacts per segment</h2>
        <SizesChart span={span} />
        <PolledView polled={segments}>{(known) => <SegmentSizes segments={known.segments} />}</PolledView>
      </section>
      {may('shut-offs:read') && <RecentShutOffs />}
    </>
  );
}

function RecentShutOffs() {
  const shutOffs = usePolled(readShutOffs, INTERVAL_MS);
  return (
    <section aria-labelledby="shut-offs">
      <h2 id="shut-offs">Recent shut-offs</h2>
      <PolledView polled={shutOffs}>{(known) => <ShutOffTable shutOffs={known.shutOffs} />}</PolledView>
    </section>
  );
}
