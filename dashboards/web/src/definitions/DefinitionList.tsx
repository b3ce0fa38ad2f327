import { type ReactNode, useState } from 'react';
import type { Outcome } from '../api/outcome';
import { useRefreshed } from '../api/usePolled';
import { AsOf } from '../ui/AsOf';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { capitalised } from '../ui/words';
import { About } from './About';
import { filtered, type Filter } from './filter';
import { FilterForm } from './FilterForm';
import { type Kind, newHref, ofHref, type Summary } from './kind';
import { StateMark } from './StateMark';

const INTERVAL_MS = 2_000;

interface Props<Answer, One> {
  kind: Kind;
  /** A stable function. */
  read: () => Promise<Outcome<Answer>>;
  allOf: (answer: Answer) => readonly One[];
  saying: (one: One) => string;
  facts: (one: One) => ReactNode;
}

/** All definitions of a kind: what each says, how many contacts it has, and what can be done to it. */
export function DefinitionList<Answer, One extends Summary>({ kind, read, allOf, saying, facts }: Props<Answer, One>) {
  const may = useMay();
  const [filter, setFilter] = useState<Filter>({ text: '', state: 'in-use' });
  const [answer, readAnew] = useRefreshed(read, INTERVAL_MS);
  return (
    <>
      <div className="title">
        <h1>{capitalised(kind.place)}</h1>
        <AsOf of={[answer]} />
      </div>
      <div className="above-list">
        <FilterForm filter={filter} onChange={setFilter} />
        {may('segments:write') && (
          <a className="button primary" href={newHref(kind)}>
            New {kind.word}
          </a>
        )}
      </div>
      <PolledView polled={answer}>
        {(known) => {
          const all = allOf(known);
          const shown = filtered(all, filter);
          return shown.length > 0 ? (
            <ul className="definitions">
              {shown.map((one) => (
                <Item key={one.id} kind={kind} one={one} says={saying(one)} onChanged={readAnew}>
                  {facts(one)}
                </Item>
              ))}
            </ul>
          ) : (
            <p className="quiet">{all.length === 0 ? `There is no ${kind.word} yet.` : 'None fits the filter.'}</p>
          );
        }}
      </PolledView>
    </>
  );
}

interface ItemProps {
  kind: Kind;
  one: Summary;
  says: string;
  onChanged: () => void;
  children: ReactNode;
}

function Item({ kind, one, says, onChanged, children }: ItemProps) {
  return (
    <li className="definition">
      <div className="title">
        <h2>
          <a href={ofHref(kind, one.id)}>{one.name}</a>
        </h2>
        <StateMark state={one.state} />
      </div>
      <p>{says}</p>
      <About kind={kind} of={one} onChanged={onChanged}>
        {children}
      </About>
    </li>
  );
}
