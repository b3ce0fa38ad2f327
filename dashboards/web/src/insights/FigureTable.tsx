import type { FigureRow, Figures, Metric } from '../api/insights';
import type { Column } from '../ui/DataTable';
import { readable } from '../ui/words';
import type { TableRow } from './figureRows';
import { changeInWords, intervalInWords, isNoFinding, valueInWords } from './words';

const GAPS = { refused: 'Refused: no budget was left', missing: 'Not released' };

/** The columns of the table behind a chart: as many as what was asked needs. */
export function columnsOf({ by, rows, scale }: Figures, { suppressedBelow }: Metric): Column<TableRow>[] {
  const compares = rows.some(({ compared }) => compared !== undefined);
  const partial = rows.some(({ windows }) => windows.expected > 1);
  const valueOf = (figure: Pick<FigureRow, 'value' | 'low' | 'high'>) => (
    <span className={figure.value === null ? 'suppressed' : undefined}>{valueInWords(figure, suppressedBelow, scale)}</span>
  );
  return [
    { label: 'Time', cell: ({ label }) => <span className="whole">{label}</span> },
    ...by.map((name): Column<TableRow> => ({ label: readable(name), cell: ({ figure }) => <span className="whole">{figure?.cell[name] ?? '–'}</span> })),
    {
      label: 'Figure',
      cell: ({ figure, gap }) => (figure === undefined ? <span className="quiet">{GAPS[gap ?? 'missing']}</span> : valueOf(figure)),
      numeric: true,
    },
    { label: '95 % interval', cell: ({ figure }) => (figure === undefined ? '–' : intervalInWords(figure, scale)), numeric: true },
    ...(compares ? comparedColumns(valueOf, scale) : []),
    ...(partial ? [{ label: 'Windows', cell: windowsInWords, numeric: true }] : []),
    { label: 'Notes', cell: ({ notes }) => (notes.length === 0 ? '–' : notes.join('; ')) },
  ];
}

function comparedColumns(valueOf: (figure: NonNullable<FigureRow['compared']>) => React.ReactNode, scale: number): Column<TableRow>[] {
  return [
    { label: 'Compared with', cell: ({ against }) => <span className="whole">{against ?? '–'}</span> },
    { label: 'Its figure', cell: ({ figure }) => (figure?.compared === undefined ? 'Not released' : valueOf(figure.compared)), numeric: true },
    {
      label: 'Its interval',
      cell: ({ figure }) => (figure?.compared === undefined ? '–' : intervalInWords(figure.compared, scale)),
      numeric: true,
    },
    { label: 'Change', cell: ({ figure }) => changeOf(figure, scale), numeric: true },
  ];
}

function changeOf(figure: FigureRow | undefined, scale: number) {
  const change = figure?.change;
  if (change === undefined) {
    return '–';
  }
  return isNoFinding(change) ? (
    <>
      {changeInWords(change, scale)} <span className="below">within the noise</span>
    </>
  ) : changeInWords(change, scale);
}

/** Where some of the windows are missing, the sum is of the others. */
const windowsInWords = ({ figure }: TableRow): string =>
  figure === undefined ? '–' : `${figure.windows.released} of ${figure.windows.expected}`;
