import { useEffect, useRef } from 'react';
import { readSession } from '../api/client';
import type { Session } from '../api/types';
import { usePolled } from '../api/usePolled';
import { Consent } from '../consent/Consent';
import { Contacts } from '../contacts/Contacts';
import { Home } from '../home/Home';
import { Register } from '../register/Register';
import { Segments } from '../segments/Segments';
import { PolledView } from '../ui/PolledView';
import { Header } from './Header';
import { NotSignedIn } from './NotSignedIn';
import { type Place, PLACES, usePlace } from './route';

/** Short, so that a session that ends or begins elsewhere shows at once. */
const SESSION_INTERVAL_MS = 2_000;

export function App() {
  const place = usePlace();
  const session = usePolled(readSession, SESSION_INTERVAL_MS);
  const signedOut = session.phase === 'failed' && session.failure.kind === 'signed-out';
  const main = useFocusOnChange(place);

  return (
    <>
      <Header place={place} {...(session.phase === 'known' && { role: session.value.role })} />
      <main ref={main} tabIndex={-1}>
        {signedOut ? (
          <NotSignedIn />
        ) : (
          <PolledView polled={session}>{(known) => <Screen place={place} session={known} />}</PolledView>
        )}
      </main>
    </>
  );
}

function Screen({ place, session }: { place: Place; session: Session }) {
  switch (place) {
    case 'home':
      return <Home />;
    case 'segments':
      return <Segments />;
    case 'contacts':
      return <Contacts scopes={session.scopes} />;
    case 'consent':
      return <Consent scopes={session.scopes} />;
    case 'register':
      return <Register />;
  }
}

/** Moves the focus to the new screen and names it in the title, as a page load would. */
function useFocusOnChange(place: Place) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(place);
  useEffect(() => {
    document.title = `${PLACES.find(({ id }) => id === place)?.label} · Placet`;
    if (shown.current !== place) {
      shown.current = place;
      main.current?.focus();
    }
  }, [place]);
  return main;
}
