import { readMetrics } from '../api/insights';
import { useRead } from '../api/useRead';
import { Forbidden } from '../ui/Forbidden';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { type View, Views } from '../ui/Views';
import { BudgetPage } from './BudgetPage';
import { MetricList } from './MetricList';
import { MetricPage } from './MetricPage';
import { PromisePage } from './PromisePage';
import { SqlPage } from './SqlPage';
import './insights.css';

const VIEWS: readonly View[] = [
  { id: 'metrics', label: 'Figures' },
  { id: 'sql', label: 'SQL' },
  { id: 'budget', label: 'Budget' },
  { id: 'promise', label: 'What they promise' },
];

interface Props {
  /** Of the address: none or `metrics`, `metrics` and the id of one, `sql`, `budget`, `promise`. */
  rest: readonly string[];
  /** What is chosen in a metric or asked in SQL. */
  query: string;
}

/** Released figures, each with the interval of its noise. */
export function Insights({ rest: [view = 'metrics', id], query }: Props) {
  const may = useMay();
  if (!may('insights:read')) {
    return <Forbidden />;
  }
  const shown = VIEWS.some(({ id }) => id === view) ? view : 'metrics';
  return (
    <>
      <div className="title">
        <h1>Insights</h1>
      </div>
      <Views of="insights" views={VIEWS} shown={shown} hrefOf={(id) => `#/insights/${id}`} />
      <Shown view={shown} id={id} query={query} />
    </>
  );
}

function Shown({ view, id, query }: { view: string; id: string | undefined; query: string }) {
  switch (view) {
    case 'sql':
      return <SqlPage query={query} />;
    case 'budget':
      return <BudgetPage />;
    case 'promise':
      return <PromisePage />;
    default:
      return <Metrics id={id} query={query} />;
  }
}

function Metrics({ id, query }: { id: string | undefined; query: string }) {
  return (
    <PolledView polled={useRead(readMetrics)}>
      {(known) => {
        if (id === undefined) {
          return <MetricList metrics={known} />;
        }
        const metric = known.metrics.find((one) => one.id === id);
        return metric === undefined ? <NoSuchMetric /> : <MetricPage key={id} metric={metric} zone={known.zone} query={query} />;
      }}
    </PolledView>
  );
}

const NoSuchMetric = () => (
  <p className="note">
    The register declares no such metric. <a href="#/insights">Those there are</a>
  </p>
);
