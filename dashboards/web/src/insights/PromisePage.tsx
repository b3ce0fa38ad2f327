import { type Promised, readPromise } from '../api/insights';
import { useRead } from '../api/useRead';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { stepInWords } from '../ui/time';
import { contactsInWords, monthsInWords } from './words';

/** What the figures promise; each number is the server's, computed from the register that it runs with. */
export function PromisePage() {
  return <PolledView polled={useRead(readPromise)}>{(known) => <Known promise={known} />}</PolledView>;
}

function Known({ promise }: { promise: Promised }) {
  return (
    <>
      <Sentences id="analysts" title="What an analyst should know" sentences={promise.analysts} />
      <section aria-labelledby="loss">
        <h2 id="loss">What can be learnt of one person, at most</h2>
        <p>
          ε says by how much, at most, all figures together can change what anybody believes of one person. Smaller is
          better; it adds up month by month, and with the contacts that a person is known as.
        </p>
        <DataTable caption={`ε at most, at δ = ${promise.delta} and what keys that were selected add to it`} columns={columnsOf(promise)} rows={byContacts(promise)} keyOf={({ contacts }) => String(contacts)} />
        <Spent spent={promise.spent} rho={promise.budget.rho} />
      </section>
      <Sentences id="officer" title="Why, for a data-protection officer" sentences={promise.officer} />
      <Sentences id="not-promised" title="What is not promised" sentences={promise.notPromised} />
      <Sentences id="each" title="What each metric takes from a contact" sentences={promise.metrics.map(({ sentence }) => sentence)} />
    </>
  );
}

function Spent({ spent, rho }: { spent: Promised['spent']; rho: number }) {
  return (
    <p>
      The register allows ρ = {rho} a contact and month.{' '}
      {spent === undefined
        ? 'Nothing was spent yet.'
        : `In ${stepInWords('month', Date.parse(`${spent.month}-01`))} ρ = ${spent.rho} was spent, which is ε = ${spent.epsilon.toFixed(2)}.`}{' '}
      <a href="#/insights/budget">What was spent, month by month</a>
    </p>
  );
}

interface Row {
  contacts: number;
  losses: Promised['loss'];
}

const byContacts = ({ loss }: Promised): Row[] =>
  [...new Set(loss.map(({ contacts }) => contacts))].map((contacts) => ({
    contacts,
    losses: loss.filter((one) => one.contacts === contacts),
  }));

const columnsOf = ({ loss }: Promised): Column<Row>[] => [
  { label: 'A person', cell: ({ contacts }) => contactsInWords(contacts) },
  ...[...new Set(loss.map(({ months }) => months))].map(
    (months): Column<Row> => ({
      label: `Over ${monthsInWords(months)}`,
      cell: ({ losses }) => losses.find((one) => one.months === months)?.epsilon.toFixed(2) ?? '–',
      numeric: true,
    }),
  ),
];

function Sentences({ id, title, sentences }: { id: string; title: string; sentences: readonly string[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="plain">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
