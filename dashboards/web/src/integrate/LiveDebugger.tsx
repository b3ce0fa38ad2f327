import { useState } from 'react';
import type { SeenMessage } from '../api/types';
import { ContactLink } from '../ui/ContactLink';
import { type Column, DataTable } from '../ui/DataTable';
import { clockTime, count } from '../ui/time';
import { cameBy, type Entry, fateInWords, MOST, nameOf, type Watched, whyInWords } from './seen';
import { useWatching, type Watching } from './useWatching';

const COLUMNS: readonly Column<Entry>[] = [
  {
    label: 'When',
    cell: ({ seen }) => (
      <>
        <time dateTime={seen.at}>{clockTime(new Date(seen.at))}</time>
        <span className="below">{cameBy(seen)}</span>
      </>
    ),
  },
  {
    label: 'What',
    cell: ({ seen }) => (
      <>
        {nameOf(seen)}
        {seen.messageId !== undefined && <code className="below">{seen.messageId}</code>}
      </>
    ),
  },
  {
    label: 'What became of it',
    cell: ({ seen }) => (
      <>
        {fateInWords(seen.fate)}
        {seen.reasons?.map((why) => (
          <span key={why.reason} className="below">
            {whyInWords(why)}
          </span>
        ))}
      </>
    ),
  },
];

const VALUES: Column<Entry> = { label: 'Values', cell: ({ seen }) => <Values seen={seen} /> };

function Values({ seen }: { seen: SeenMessage }) {
  return seen.contact === undefined ? (
    '–'
  ) : (
    <>
      <ContactLink contact={seen.contact} />
      <code className="below">{JSON.stringify(seen.values)}</code>
    </>
  );
}

/** What becomes of messages as they come in, watched on demand alone. */
export function LiveDebugger({ showsValues }: { showsValues: boolean }) {
  const [on, setOn] = useState(false);
  const { state, watched } = useWatching(on);
  return (
    <section aria-labelledby="live">
      <div className="title">
        <h2 id="live">Live debugger</h2>
        <p className="as-of" role="status">
          {stateInWords(state, watched)}
        </p>
      </div>
      <p>
        What this gateway sees from now on, and what becomes of it. Nothing is kept.{' '}
        {showsValues
          ? 'Values are shown of what was taken, while the contact’s consent stands.'
          : 'Your role sees no values, and no names but the register’s.'}
      </p>
      <div className="actions">
        <button type="button" className={on ? undefined : 'primary'} onClick={() => setOn(!on)}>
          {on ? 'Stop watching' : 'Watch'}
        </button>
      </div>
      {watched.entries.length > 0 && (
        <div className="scrolls roomy" tabIndex={0} role="region" aria-label="Messages">
          <DataTable
            caption={`The newest ${count(MOST)} at most, newest first`}
            columns={showsValues ? [...COLUMNS, VALUES] : COLUMNS}
            rows={watched.entries}
            keyOf={({ number }) => String(number)}
          />
        </div>
      )}
      {state === 'on' && watched.entries.length === 0 && <p className="quiet">Nothing has come yet.</p>}
    </section>
  );
}

function stateInWords(state: Watching, { count: seen, lost }: Watched): string {
  const came = `${count(seen)} came${lost > 0 ? `, ${count(lost)} more were too fast to show` : ''}`;
  switch (state) {
    case 'off':
      return seen > 0 ? `Stopped: ${came}` : 'Not watching';
    case 'opening':
      return 'Connecting…';
    case 'on':
      return `Watching: ${came}`;
    case 'ended':
      return 'The gateway ended it: too many watch, or you are no longer signed in';
  }
}
