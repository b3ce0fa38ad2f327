import { type ReactNode, useCallback, useState } from 'react';
import type { Outcome } from '../api/outcome';
import type { ContactId } from '../api/types';
import { useRefreshed } from '../api/usePolled';
import { AsOf } from '../ui/AsOf';
import { Forbidden } from '../ui/Forbidden';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { type View, Views } from '../ui/Views';
import { About } from './About';
import { type Kind, listHref, ofHref, type Summary } from './kind';
import { StateMark } from './StateMark';

const INTERVAL_MS = 3_000;

/** A view of a definition; those that name contacts are for who may read members. */
export interface DefinitionView<One> extends View {
  namesContacts?: true;
  body: (one: One, asking: Asking) => ReactNode;
}

/** Which contact the view of one contact is about. */
export interface Asking {
  asked: ContactId | undefined;
  ask: (contact: ContactId) => void;
  /** The same from another view: it leads to that of one contact. */
  explain: (contact: ContactId) => void;
}

interface Props<One> {
  kind: Kind;
  id: string;
  /** A stable function. */
  read: (id: string) => Promise<Outcome<One>>;
  /** What it says in plain words, besides its description. */
  sentence?: (one: One) => string;
  facts: (one: One) => ReactNode;
  views: readonly DefinitionView<One>[];
  /** The view of one contact. */
  explaining: string;
  /** The view that the address names; another that there is none of is the first. */
  view: string | undefined;
}

/** One definition: what it is, and one view of it. */
export function DefinitionPage<One extends Summary>({ kind, id, read, sentence, facts, views, explaining, view }: Props<One>) {
  const may = useMay();
  const readThis = useCallback(() => read(id), [read, id]);
  const [polled, readAnew] = useRefreshed(readThis, INTERVAL_MS);
  const allowed = views.filter(({ namesContacts }) => !namesContacts || may('members:read'));
  const shown = allowed.find((known) => known.id === view) ?? allowed[0];
  if (shown === undefined) {
    return <Forbidden />;
  }
  return (
    <>
      <p className="way">
        <a href={listHref(kind)}>All {kind.place}</a>
      </p>
      <PolledView polled={polled}>
        {(one) => (
          <>
            <div className="title">
              <h1>{one.name}</h1>
              <AsOf of={[polled]} />
            </div>
            <section aria-label="What it is">
              <p>
                <StateMark state={one.state} /> {one.description}
              </p>
              {sentence && sentence(one) !== '' && <p className="sentence">{sentence(one)}</p>}
              <About kind={kind} of={one} onChanged={readAnew}>
                {facts(one)}
              </About>
            </section>
            <Views of={one.name} views={allowed} shown={shown.id} hrefOf={(other) => ofHref(kind, id, other)} />
            <Shown one={one} view={shown} explanationHref={ofHref(kind, id, explaining)} />
          </>
        )}
      </PolledView>
    </>
  );
}

function Shown<One>({ one, view, explanationHref }: { one: One; view: DefinitionView<One>; explanationHref: string }) {
  // In memory only: no contact ever shows up in an address.
  const [asked, ask] = useState<ContactId>();
  const explain = (contact: ContactId) => {
    ask(contact);
    location.assign(explanationHref);
  };
  return (
    <section aria-labelledby="view">
      <h2 id="view">{view.label}</h2>
      {view.body(one, { asked, ask, explain })}
    </section>
  );
}
