import { useCallback } from 'react';
import { readSegmentHistory, type Span } from '../api/client';
import type { SegmentHistory } from '../api/types';
import { useRetried } from '../api/usePolled';
import { Chart } from '../charts/Chart';
import { COLOURS, MAIN_COLOUR } from '../charts/drawing';
import { HistoryView } from '../charts/HistoryView';
import { shownOf, sizeNow, sizesDrawing, sizesSummary } from '../charts/sizes';
import { at, spansOf } from '../charts/steps';
import type { Column } from '../ui/DataTable';
import { useSizes } from '../ui/sizes';
import { count } from '../ui/time';

const INTERVAL_MS = 10_000;
const HEIGHT = 240;

interface Row {
  label: string;
  index: number;
}

export function SizesChart({ span }: { span: Span }) {
  const read = useCallback(() => readSegmentHistory(span), [span]);
  const [polled, retry] = useRetried(read, INTERVAL_MS);
  return (
    <HistoryView polled={polled} onRetry={retry} empty="Nobody has entered a segment yet. Contacts do, once admitted events fit its rule.">
      {(history) => <Sizes history={history} />}
    </HistoryView>
  );
}

function Sizes({ history }: { history: SegmentHistory }) {
  const shown = shownOf(history);
  const left = history.segments.length - shown.length;
  const sizes = useSizes();
  return (
    <Chart<Row>
      title="Over time"
      note={`At the end of each ${history.step}, UTC; by the time of the events.${left > 0 ? ` The ${shown.length} largest of ${history.segments.length}; the table has all.` : ''}${sizes.note}`}
      summary={sizesSummary(history)}
      parts={[{ drawing: sizesDrawing(history), height: HEIGHT }]}
      keys={shown.map((course, index) => ({
        colour: COLOURS[index] ?? MAIN_COLOUR,
        label: `${course.name}: ${sizes.shown(sizeNow(course))}`,
      }))}
      rows={spansOf(history).map(({ label }, index) => ({ label, index }))}
      columns={[
        { label: 'At the end of (UTC)', cell: ({ label }) => label },
        ...history.segments.map(
          ({ name, size }): Column<Row> => ({ label: name, cell: ({ index }) => count(at(size, index)), numeric: true }),
        ),
      ]}
    />
  );
}
