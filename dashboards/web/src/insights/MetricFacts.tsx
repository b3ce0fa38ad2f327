import type { Metric } from '../api/insights';
import { count } from '../ui/time';
import { readable } from '../ui/words';
import { measureInWords, numberInWords, periodsInWords } from './words';

/** What a metric is, and how much noise its figures have. */
export function MetricFacts({ metric }: { metric: Metric }) {
  const { scale, unit } = metric;
  const facts = [
    ['Measure', measureInWords(metric.measure)],
    ['Windows', periodsInWords(metric.period)],
    ['Purpose', readable(metric.purpose)],
    ['Noise, 95 times of 100', `at most ±${numberInWords(metric.within95, scale)}`],
    ['Suppressed', `below ${numberInWords(metric.suppressedBelow, scale)} ${unit === 'amount' ? '' : unit}`],
    ['A contact counts', `in ${count(metric.bounds.cells)} cells a month, ${numberInWords(metric.bounds.most, scale)} in each, at most`],
    ['Costs a month', `ρ = ${metric.rho}`],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>In SQL</dt>
        <dd>
          <a href={`#/insights/sql?${new URLSearchParams({ sql: `SELECT * FROM ${metric.table} ORDER BY window_start` })}`}>
            <code>{metric.table}</code>
          </a>
        </dd>
      </div>
    </dl>
  );
}
