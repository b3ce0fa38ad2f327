import type { SegmentCourse, SegmentHistory } from '../api/types';
import { Chart } from '../charts/Chart';
import { MAIN_COLOUR, OTHER_COLOUR } from '../charts/drawing';
import { changesDrawing, sizeDrawing, sizeSummary } from '../charts/sizes';
import { at, spansOf, sum } from '../charts/steps';
import type { Column } from '../ui/DataTable';
import { useSizes } from '../ui/sizes';
import { count } from '../ui/time';

const SIZE_HEIGHT = 150;
const CHANGES_HEIGHT = 120;

interface Row {
  label: string;
  size: number;
  entered: number;
  exited: number;
  withdrawn: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { label: 'Time (UTC)', cell: ({ label }) => label },
  { label: 'Contacts', cell: ({ size }) => count(size), numeric: true },
  { label: 'Entered', cell: ({ entered }) => count(entered), numeric: true },
  { label: 'Left', cell: ({ exited }) => count(exited), numeric: true },
  { label: 'Withdrew', cell: ({ withdrawn }) => count(withdrawn), numeric: true },
];

/** A segment's size over time, and below it who entered and who left. */
export function CourseChart({ history, course }: { history: SegmentHistory; course: SegmentCourse }) {
  const sizes = useSizes();
  return (
    <Chart
      title={`${course.name} over time`}
      note={`Contacts, and who entered and left per ${history.step}, UTC; by the time of the events.${history.clock === 'events' ? ' Withdrawals have the server’s time and count at the end.' : ''}${sizes.note}`}
      summary={`${sizeSummary(history, course)} ${count(sum(course.entered))} entered, ${count(sum(course.exited))} left, ${count(sum(course.withdrawn))} of them by withdrawal.`}
      parts={[
        { drawing: sizeDrawing(history, course), height: SIZE_HEIGHT },
        { drawing: changesDrawing(history, course), height: CHANGES_HEIGHT },
      ]}
      keys={[
        { colour: MAIN_COLOUR, label: 'In it, entered' },
        { colour: OTHER_COLOUR, label: 'Left' },
      ]}
      about="contacts at the end of each row’s time; who withdrew is among who left"
      rows={rowsOf(history, course)}
      columns={COLUMNS}
    />
  );
}

export function rowsOf(history: SegmentHistory, course: SegmentCourse): Row[] {
  return spansOf(history).map(({ label }, index) => ({
    label,
    size: at(course.size, index),
    entered: at(course.entered, index),
    exited: at(course.exited, index),
    withdrawn: at(course.withdrawn, index),
  }));
}
