import { useCallback } from 'react';
import { readDistribution } from '../api/definitions';
import type { Histogram } from '../api/types';
import { useRead } from '../api/useRead';
import { Chart } from '../charts/Chart';
import { MAIN_COLOUR } from '../charts/drawing';
import { figure } from '../charts/figure';
import { binInWords, histogramDrawing, histogramSummary } from '../charts/histogram';
import type { Column } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { useSizes } from '../ui/sizes';
import { count, dateAndTime } from '../ui/time';

const HEIGHT = 220;

/** How the values of a score are spread over the contacts. */
export function Spread({ id, name }: { id: string; name: string }) {
  const read = useCallback(() => readDistribution(id), [id]);
  return (
    <PolledView polled={useRead(read)}>
      {({ at, shown, histogram }) =>
        histogram.bins.length === 0 ? (
          <p className="quiet">{shown} contacts have a value: too few to show how they are spread.</p>
        ) : (
          <>
            <SpreadFacts shown={shown} histogram={histogram} />
            <Bars title={name} note={`Contacts by value, at ${dateAndTime(at)}`} histogram={histogram} colour={MAIN_COLOUR} />
          </>
        )
      }
    </PolledView>
  );
}

function SpreadFacts({ shown, histogram: { minimum, median, mean, maximum } }: { shown: string; histogram: Histogram }) {
  const facts = [
    ['Lowest', minimum],
    ['Middle', median],
    ['Mean', mean],
    ['Highest', maximum],
  ] as const;
  return (
    <dl className="facts">
      <div>
        <dt>Contacts</dt>
        <dd>{shown}</dd>
      </div>
      {facts.map(
        ([label, value]) =>
          // the lowest and the highest are one contact's: not everyone is told
          value !== undefined && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{figure(value)}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

interface BarsProps {
  title: string;
  note: string;
  histogram: Histogram;
  colour: string;
  /** The height of another one beside it. */
  top?: number;
}

interface Row {
  label: string;
  contacts: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { label: 'Values', cell: ({ label }) => label },
  { label: 'Contacts', cell: ({ contacts }) => count(contacts), numeric: true },
];

/** A histogram with the table of the same numbers. */
export function Bars({ title, note, histogram, colour, top }: BarsProps) {
  const sizes = useSizes();
  return (
    <Chart
      title={title}
      note={`${note}.${sizes.note}`}
      order="as it stands"
      summary={`${title}: ${histogramSummary(histogram)}.`}
      parts={[{ drawing: histogramDrawing(histogram, colour, top), height: HEIGHT }]}
      keys={[]}
      rows={histogram.bins.map((bin) => ({ label: binInWords(bin), contacts: bin.count }))}
      columns={COLUMNS}
    />
  );
}
