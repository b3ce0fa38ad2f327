import { type Budget, type Month, readBudget } from '../api/insights';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { count, percent, stepInWords } from '../ui/time';
import { spanInWords } from './zone';

const INTERVAL_MS = 10_000;

/** What the figures of each month cost each contact, and what is left. */
export function BudgetPage() {
  const budget = usePolled(readBudget, INTERVAL_MS);
  return <PolledView polled={budget}>{(known) => <Known budget={known} />}</PolledView>;
}

function Known({ budget: { budget, months } }: { budget: Budget }) {
  return (
    <>
      <section aria-labelledby="spent">
        <h2 id="spent">Spent and left</h2>
        <p>
          All metrics together may cost a contact ρ = {budget.rho} (δ = {budget.delta}) in a month of release. What would exceed it is not released.
          Reading costs nothing. <a href="#/insights/promise">What that promises</a>
        </p>
        {months.length === 0 ? (
          <p className="quiet">Nothing was spent yet.</p>
        ) : (
          <div className="scrolls" tabIndex={0} role="region" aria-label="Spent and left by month">
            <DataTable caption="By month, the newest first" columns={columnsOf(budget)} rows={months} keyOf={({ month }) => month} />
          </div>
        )}
      </section>
      {months[0] !== undefined && <OneMonth newest={months[0]} />}
      {months.some(({ refused }) => refused.length > 0) && <Refusals months={months} />}
    </>
  );
}

const columnsOf = (budget: Budget['budget']): readonly Column<Month>[] => [
  { label: 'Month', cell: ({ month }) => monthInWords(month) },
  { label: 'Spent (ρ)', cell: ({ spent }) => <Share rho={spent.rho} of={budget.rho} /> },
  { label: 'Left (ρ)', cell: ({ left }) => shown(left.rho), numeric: true },
  { label: 'Spent (δ)', cell: ({ spent }) => shown(spent.delta), numeric: true },
  { label: 'Windows refused', cell: ({ refused }) => count(refused.length), numeric: true },
];

function Share({ rho, of }: { rho: number; of: number }) {
  const share = of > 0 ? Math.min(1, rho / of) : 0;
  return (
    <span className="rate">
      {shown(rho)}, {percent(share)}
      <span className="bar" aria-hidden="true">
        <span style={{ width: percent(share) }} />
      </span>
    </span>
  );
}

type Charge = Month['charges'][number];

const CHARGES: readonly Column<Charge>[] = [
  { label: 'Metric', cell: ({ metric }) => <a href={`#/insights/metrics/${metric}`}>{metric}</a> },
  { label: 'Version', cell: ({ version }) => version, numeric: true },
  { label: 'ρ', cell: ({ rho }) => shown(rho), numeric: true },
  { label: 'δ', cell: ({ delta }) => shown(delta), numeric: true },
  { label: 'Cells of a contact, at most', cell: ({ cells }) => count(cells), numeric: true },
  { label: 'In each, at most', cell: ({ most }) => count(most), numeric: true },
];

function OneMonth({ newest: { month, charges } }: { newest: Month }) {
  return (
    <section aria-labelledby="charges">
      <h2 id="charges">What was spent in {monthInWords(month)}</h2>
      <DataTable
        caption="By metric; a month is charged once, with its first window"
        columns={CHARGES}
        rows={charges}
        keyOf={({ metric, version }) => `${metric} ${version}`}
      />
    </section>
  );
}

type Refusal = Month['refused'][number];

const REFUSALS: readonly Column<Refusal>[] = [
  { label: 'Metric', cell: ({ metric, version }) => `${metric}, version ${version}` },
  { label: 'Window (UTC)', cell: ({ from, until }) => spanInWords(Date.parse(from), Date.parse(until)) },
];

function Refusals({ months }: { months: readonly Month[] }) {
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">Refused</h2>
      <div className="scrolls" tabIndex={0} role="region" aria-label="Refused windows">
        <DataTable
          caption="Windows of which nothing was released, for the month’s budget did not allow it"
          columns={REFUSALS}
          rows={months.flatMap(({ refused }) => refused)}
          keyOf={({ metric, version, from }) => `${metric} ${version} ${from}`}
        />
      </div>
    </section>
  );
}

const FIGURES = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 });

const shown = (rho: number): string => FIGURES.format(rho);

const monthInWords = (month: string): string => stepInWords('month', Date.parse(`${month}-01`));
