import { useState } from 'react';
import { approveExport, contentPath, readExports, refuseExport } from '../api/audiences';
import type { Failure } from '../api/outcome';
import type { AudienceExport } from '../api/types';
import { useRefreshed } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { FailureNote } from '../ui/FailureNote';
import { PolledView } from '../ui/PolledView';
import { ReasonedAction } from '../ui/ReasonedAction';
import { useMay, useRole } from '../ui/scopes';
import { dateAndTime } from '../ui/time';
import { readable } from '../ui/words';
import { aboutInWords, rowsInWords, stateInWords } from './words';

const INTERVAL_MS = 3_000;
/** The gateway has noted by then that it is being taken. */
const LOOK_AGAIN_MS = 1_000;

/** What was asked for, how far it is, and what a second person has to decide. */
export function ExportList() {
  const may = useMay();
  const role = useRole();
  const [exports, refresh] = useRefreshed(readExports, INTERVAL_MS);
  return (
    <PolledView polled={exports}>
      {({ exports: all }) => {
        const waiting = all.filter(({ state }) => state === 'awaiting-approval');
        return (
          <>
            {waiting.length > 0 && (
              <section aria-labelledby="waiting">
                <h2 id="waiting">Above the quota</h2>
                <p className="quiet">
                  Somebody else than who asked decides. Roles stand for people here: another role has to approve.
                </p>
                <ul className="cards">
                  {waiting.map((asked) => (
                    <li key={asked.id}>
                      <Waiting asked={asked} own={asked.askedBy === role} mayDecide={may('exports:approve')} onDecided={refresh} />
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section aria-labelledby="exports">
              <h2 id="exports">Exports</h2>
              {all.length === 0 ? <p className="quiet">Nothing was asked for yet.</p> : <All exports={all} onTaken={refresh} />}
            </section>
          </>
        );
      }}
    </PolledView>
  );
}

interface WaitingProps {
  asked: AudienceExport;
  /** Whether who is signed in asked for it. */
  own: boolean;
  mayDecide: boolean;
  onDecided: () => void;
}

function Waiting({ asked, own, mayDecide, onDecided }: WaitingProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const act = busy ? 'Approving…' : 'Approve';
  /** Several of one audience may wait: the reason tells them apart. */
  const which = `${asked.audience}, ${asked.reason}`;

  async function approve() {
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await approveExport(asked.id);
    setBusy(false);
    if (outcome.ok) {
      onDecided();
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <article>
      <h3>
        {asked.audience} for {readable(asked.recipient)}
      </h3>
      <p>
        {readable(asked.askedBy)} asked on <time dateTime={asked.askedAt}>{dateAndTime(asked.askedAt)}</time>, for{' '}
        {aboutInWords(asked)}, {rowsInWords(asked)}. Reason: {asked.reason}
      </p>
      {own && <p className="quiet">You asked for it, so somebody else decides.</p>}
      {mayDecide && !own && (
        <>
          <div className="actions">
            <button
              type="button"
              className="primary"
              aria-label={`${act} the export of ${which}`}
              aria-disabled={busy}
              onClick={() => void approve()}
            >
              {act}
            </button>
          </div>
          {failure && <FailureNote failure={failure} />}
          <ReasonedAction<AudienceExport>
            label={`Refuse the export of ${which}`}
            act="Refuse"
            acting="Refusing…"
            run={(reason) => refuseExport(asked.id, reason)}
            onDone={onDecided}
            unanswered="It is not known whether it was refused. Look again before you decide."
          >
            <p>It cannot be taken then. Who asked for it sees the reason.</p>
          </ReasonedAction>
        </>
      )}
    </article>
  );
}

function All({ exports, onTaken }: { exports: readonly AudienceExport[]; onTaken: () => void }) {
  const may = useMay();
  const role = useRole();
  return (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label="All that was asked for">
      <DataTable
        caption="Newest first"
        columns={columns(({ askedBy }) => may('audiences:write') && askedBy === role, onTaken)}
        rows={exports}
        keyOf={({ id }) => id}
      />
    </div>
  );
}

/** An export is taken by who asked for it, and by nobody else. */
const columns = (mayTake: (asked: AudienceExport) => boolean, onTaken: () => void): readonly Column<AudienceExport>[] => [
  { label: 'Asked', cell: ({ askedAt }) => <time dateTime={askedAt}>{dateAndTime(askedAt)}</time> },
  { label: 'Audience', cell: ({ audience }) => audience },
  { label: 'Recipient', cell: ({ recipient }) => readable(recipient) },
  { label: 'By', cell: ({ askedBy }) => <span className="whole">{readable(askedBy)}</span> },
  { label: 'Reason', cell: ({ reason, refusal }) => (refusal === undefined ? reason : `${reason}. Refused: ${refusal}`) },
  { label: 'Members', cell: rowsInWords },
  { label: 'State', cell: ({ state }) => <State state={state} /> },
  {
    label: 'Take',
    cell: (asked) =>
      mayTake(asked) && asked.state === 'ready' ? (
        <a
          href={contentPath(asked.id)}
          download
          aria-label={`Take once, as ${asked.format.toUpperCase()}: ${asked.audience}`}
          onClick={() => setTimeout(onTaken, LOOK_AGAIN_MS)}
        >
          Take once, as {asked.format.toUpperCase()}
        </a>
      ) : (
        '–'
      ),
  },
];

function State({ state }: { state: AudienceExport['state'] }) {
  const isFine = state === 'ready' || state === 'taken' || state === 'under-way';
  return <span className={`mark whole ${isFine ? 'mark-yes' : 'mark-no'}`}>{stateInWords(state)}</span>;
}
