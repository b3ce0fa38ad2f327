import { useCallback } from 'react';
import { type Metric, type Metrics, readFigures } from '../api/insights';
import { useRead } from '../api/useRead';
import { Plotted } from '../charts/Plotted';
import { PolledView } from '../ui/PolledView';
import { readable } from '../ui/words';
import { brokenDownBy, type DaySpan, daysOf, questionOf } from './asked';
import { seriesDrawing } from './figureDrawing';
import { gapsOf, seriesOf } from './series';
import { figureInWords, measureInWords, periodsInWords } from './words';
import { localMs, windowInWords } from './zone';

const HEIGHT = 110;
const NOTHING = { by: [], where: [] };

/** All metrics, each with its newest figures. */
export function MetricList({ metrics: { metrics, zone } }: { metrics: Metrics }) {
  return metrics.length === 0 ? (
    <p className="note">The register declares no figures: see its section insights.</p>
  ) : (
    <ul className="metrics">
      {metrics.map((metric) => (
        <li key={metric.id}>
          <MetricCard metric={metric} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

function MetricCard({ metric, zone }: { metric: Metric; zone: string }) {
  const days = daysOf(NOTHING, metric, zone);
  return (
    <article className="metric" aria-labelledby={metric.id}>
      <h2 id={metric.id}>
        <a href={`#/insights/metrics/${metric.id}`}>{metric.description}</a>
      </h2>
      <p className="quiet">
        {measureInWords(metric.measure)}, {periodsInWords(metric.period).toLowerCase()}
        {metric.dimensions.length > 0 && ` · by ${metric.dimensions.map(({ name }) => readable(name).toLowerCase()).join(', ')}`}
      </p>
      {days === undefined ? <p className="quiet">Nothing was released of it yet.</p> : <Recent metric={metric} days={days} />}
    </article>
  );
}

/** The newest figures: of what does not add up those of the largest cell. */
function Recent({ metric, days: { from, until } }: { metric: Metric; days: DaySpan }) {
  const read = useCallback(() => readFigures(metric.id, questionOf(NOTHING, metric, { from, until })), [metric.id, metric.version, from, until]);
  return (
    <PolledView polled={useRead(read)}>
      {(figures) => {
        const [largest] = seriesOf(figures, metric, 1);
        const newest = largest?.rows.at(-1);
        if (largest === undefined || newest === undefined) {
          return <p className="quiet">Nothing was released in this time.</p>;
        }
        const when = windowInWords(figures.period, localMs(newest.from, figures.zone), localMs(newest.until, figures.zone));
        const said = figureInWords(newest, metric.suppressedBelow, figures.scale);
        return (
          <>
            <div role="img" aria-label={`${metric.description}, ${largest.rows.length} windows; ${when}: ${said}`}>
              <Plotted drawing={seriesDrawing(largest, { figures, metric, gaps: gapsOf(figures), notes: [] })} height={HEIGHT} />
            </div>
            <p>
              {brokenDownBy(NOTHING, metric).length > 0 && `${largest.name}: `}
              <strong>{said}</strong> <span className="quiet">{when}</span>
            </p>
          </>
        );
      }}
    </PolledView>
  );
}
