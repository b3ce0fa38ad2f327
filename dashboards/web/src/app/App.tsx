import { useEffect, useRef } from 'react';
import { readSession } from '../api/client';
import { usePolled } from '../api/usePolled';
import { Audiences } from '../audiences/Audiences';
import { Consent } from '../consent/Consent';
import { Contacts } from '../contacts/Contacts';
import { Home } from '../home/Home';
import { Insights } from '../insights/Insights';
import { Integrate } from '../integrate/Integrate';
import { Register } from '../register/Register';
import { Requests } from '../requests/Requests';
import { Scores } from '../scores/Scores';
import { Segments } from '../segments/Segments';
import { Settings } from '../settings/Settings';
import { type Aim, Aiming, useAim } from '../ui/goal';
import { PolledView } from '../ui/PolledView';
import { Role, Scopes } from '../ui/scopes';
import { Header } from './Header';
import { NotSignedIn } from './NotSignedIn';
import { type Address, beginningOf, PLACES, useAddress } from './route';

/** Short, so that a session that ends or begins elsewhere shows at once. */
const SESSION_INTERVAL_MS = 2_000;
/** What of an address names the screen; what follows names a view in it, which leaves the focus where it is. */
const WITHOUT_VIEW = 2;

export function App() {
  const asked = useAddress();
  const session = usePolled(readSession, SESSION_INTERVAL_MS);
  const address = session.phase === 'known' ? beginningOf(asked, session.value.scopes) : asked;
  const { place } = address;
  const signedOut = session.phase === 'failed' && session.failure.kind === 'signed-out';
  const aimed = useAim(place);
  const main = useFocusOnChange(address, aimed);

  return (
    <>
      <Header place={place} {...(session.phase === 'known' && { role: session.value.role, scopes: session.value.scopes })} />
      <main ref={main} tabIndex={-1}>
        {signedOut ? (
          <NotSignedIn />
        ) : (
          <PolledView polled={session}>
            {(known) => (
              <Role value={known.role}>
                <Scopes value={known.scopes}>
                  <Aiming value={aimed}>
                    <Screen key={aimed.goal && aimed.attempt} address={address} aimed={aimed} />
                  </Aiming>
                </Scopes>
              </Role>
            )}
          </PolledView>
        )}
      </main>
    </>
  );
}

function Screen({ address: { place, rest, query }, aimed: { goal } }: { address: Address; aimed: Aim }) {
  switch (place) {
    case 'home':
      return <Home />;
    case 'segments':
      return <Segments rest={rest} />;
    case 'scores':
      return <Scores rest={rest} />;
    case 'audiences':
      return <Audiences rest={rest} />;
    case 'insights':
      return <Insights rest={rest} query={query} />;
    case 'contacts':
      return <Contacts contact={goal?.place === 'contacts' ? goal.contact : undefined} />;
    case 'consent':
      return <Consent shutOff={goal?.place === 'consent' ? goal.shutOff : undefined} />;
    case 'register':
      return <Register />;
    case 'requests':
      return <Requests erasure={goal?.place === 'requests' ? goal.erasure : undefined} />;
    case 'integrate':
      return <Integrate />;
    case 'settings':
      return <Settings />;
  }
}

/** Moves the focus to the new screen, or leaves it to what was aimed at, and names the screen in the title. */
function useFocusOnChange({ place, rest }: Address, { goal }: Aim) {
  const main = useRef<HTMLElement>(null);
  const screen = [place, ...rest.slice(0, WITHOUT_VIEW)].join('/');
  const shown = useRef(screen);
  useEffect(() => {
    document.title = `${PLACES.find(({ id }) => id === place)?.label} · Placet`;
    if (shown.current !== screen) {
      shown.current = screen;
      if (goal === undefined) {
        main.current?.focus();
      }
    }
  }, [screen]);
  return main;
}
