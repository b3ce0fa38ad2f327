import type { Figures, Metric } from '../api/insights';
import { Chart, type Key } from '../charts/Chart';
import { MAIN_COLOUR, OTHER_COLOUR } from '../charts/drawing';
import { cellsDrawing, type Frame, seriesDrawing } from './figureDrawing';
import { tableRows } from './figureRows';
import { columnsOf } from './FigureTable';
import type { Note } from './notes';
import { cellCount, gapsOf, seriesOf } from './series';
import { summaryOf } from './summary';
import { suppressedInWords } from './words';

const ALONE_HEIGHT = 280;
const BESIDE_HEIGHT = 140;
const MOST_BELOW = 6;
const MOST_ACROSS = 24;

/** The figures that were asked for: their chart, and the same in a table. */
export function FigureChart({ figures, metric, notes }: { figures: Figures; metric: Metric; notes: readonly Note[] }) {
  const isTotal = figures.period === 'total';
  const frame: Frame = { figures, metric, gaps: gapsOf(figures), notes };
  const series = seriesOf(figures, metric, isTotal ? MOST_ACROSS : MOST_BELOW);
  if (series.length === 0 && frame.gaps.length === 0) {
    return <p className="placeholder">Nothing was released in this time.</p>;
  }
  const parts = isTotal
    ? [{ drawing: cellsDrawing(series, frame), height: ALONE_HEIGHT }]
    : (series.length === 0 ? [{ name: '', rows: [] }] : series).map((one) => ({
        drawing: seriesDrawing(one, frame),
        height: series.length > 1 ? BESIDE_HEIGHT : ALONE_HEIGHT,
        ...(one.name !== '' && { label: one.name }),
      }));
  return (
    <>
      {figures.truncated && (
        <p className="note note-stale" role="status">
          There is more than fits here: choose a shorter time or fewer values. The files have more.
        </p>
      )}
      <Chart
        title={metric.description}
        summary={summaryOf(figures, metric, frame.gaps)}
        note={noteOf(figures, cellCount(figures), series.length)}
        parts={parts}
        keys={keysOf(frame)}
        about={`times of ${figures.zone}; the interval holds the figure without noise 95 times of 100`}
        rows={tableRows(figures, frame.gaps, notes)}
        columns={columnsOf(figures, metric)}
        keyOf={({ key }) => key}
      />
    </>
  );
}

function noteOf({ zone, unit, rows }: Figures, cells: number, shown: number): string {
  const compared = rows.some((row) => row.compared !== undefined) ? ' What it is compared with stands in the first half of each place.' : '';
  const drawn = cells > shown ? ` The ${shown} largest of ${cells}; the table has all.` : '';
  return `In ${unit}, times of ${zone}. The line is the figure with its noise, the area its 95 % interval.${compared}${drawn}`;
}

/** What there is to be told apart. */
function keysOf({ figures, metric, gaps, notes }: Frame): Key[] {
  const { rows, scale } = figures;
  const compares = rows.some(({ compared }) => compared !== undefined);
  const suppressed = rows.some((row) => row.suppressed || row.compared?.suppressed);
  const keys: (Key | false)[] = [
    { colour: MAIN_COLOUR, label: compares ? 'This time' : 'Figure and interval', look: 'interval' },
    compares && { colour: OTHER_COLOUR, label: 'Compared with', look: 'interval' },
    suppressed && { colour: MAIN_COLOUR, label: `${suppressedInWords(metric.suppressedBelow, scale)}, which is not zero`, look: 'hidden' },
    gaps.some(({ why }) => why === 'missing') && { colour: 'var(--no-ground)', label: 'Not released', look: 'gap' },
    gaps.some(({ why }) => why === 'refused') && { colour: 'var(--danger)', label: 'Refused: no budget was left', look: 'refused' },
    notes.length > 0 && { colour: 'var(--caution)', label: 'Note', look: 'note' },
  ];
  return keys.filter((key): key is Key => key !== false);
}
