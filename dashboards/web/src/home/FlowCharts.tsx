import { useCallback } from 'react';
import { readFlowHistory, type Span } from '../api/client';
import type { FlowHistory } from '../api/types';
import { useRetried } from '../api/usePolled';
import { Chart, type Key } from '../charts/Chart';
import { MAIN_COLOUR, OTHER_COLOUR } from '../charts/drawing';
import { flowDrawing, type FlowRow, flowRows, flowSummary } from '../charts/flow';
import { HistoryView } from '../charts/HistoryView';
import type { Column } from '../ui/DataTable';
import { count } from '../ui/time';

const INTERVAL_MS = 10_000;
const HEIGHT = 200;

const ADMITTED: Key = { colour: MAIN_COLOUR, label: 'Admitted' };
const WITHHELD: Key = { colour: OTHER_COLOUR, label: 'Withheld' };
const TIME_AND_ADMITTED: readonly Column<FlowRow>[] = [
  { label: 'From (UTC)', cell: ({ label }) => label },
  { label: 'Admitted', cell: ({ admitted }) => count(admitted), numeric: true },
];
const COLUMNS: readonly Column<FlowRow>[] = [
  ...TIME_AND_ADMITTED,
  { label: 'Withheld', cell: ({ withheld }) => count(withheld ?? 0), numeric: true },
];

export function FlowCharts({ span }: { span: Span }) {
  return (
    <div className="pair">
      <FlowChart time="processing" span={span} />
      <FlowChart time="event" span={span} />
    </div>
  );
}

function FlowChart({ time, span }: { time: FlowHistory['time']; span: Span }) {
  const read = useCallback(() => readFlowHistory(time, span), [time, span]);
  const [polled, retry] = useRetried(read, INTERVAL_MS);
  const judged = time === 'processing';
  return (
    <HistoryView polled={polled} onRetry={retry} empty={judged ? NOTHING_JUDGED : NOTHING_ADMITTED}>
      {(history) => (
        <Chart
          title={judged ? 'When they were judged' : 'When they happened'}
          note={`Per ${history.step}, UTC; ${judged ? 'the server’s clock.' : 'the sender’s time. Withheld events leave none.'}`}
          summary={flowSummary(history)}
          parts={[{ drawing: flowDrawing(history), height: HEIGHT }]}
          keys={judged ? [ADMITTED, WITHHELD] : [ADMITTED]}
          rows={flowRows(history)}
          columns={judged ? COLUMNS : TIME_AND_ADMITTED}
        />
      )}
    </HistoryView>
  );
}

const NOTHING_JUDGED = (
  <>
    Nothing was judged yet. Send events to <code>/v1/batch</code>, or give a file to <code>./placet replay</code>.
  </>
);

const NOTHING_ADMITTED = <>Nothing was admitted yet. An event is, once its contact gave consent to one of its purposes.</>;
