import { type ReactNode, useCallback } from 'react';
import { erasurePath, readReceipt, shutOffPath } from '../api/client';
import type { ShutOff } from '../api/types';
import { usePolled } from '../api/usePolled';
import { ContactLink } from '../ui/ContactLink';
import { LinkTo } from '../ui/goal';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { isComplete, stoppedInWords, waitingForInWords } from '../ui/shutOff';
import { ShutOffPoints } from '../ui/ShutOffPoints';
import { useArrival } from '../ui/useArrival';
import { purposeAndChannel, stateInWords } from '../ui/words';

const INTERVAL_MS = 1_000;

/** The state of a receipt that an erasure opened. It bears the erasure's id, and no contact. */
const ERASED = 'ERASED';

/** One receipt by enforcement point, read until all have stopped. */
export function ShutOffDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useCallback(() => readReceipt(shutOffPath(id)), [id]);
  const receipt = usePolled(read, INTERVAL_MS, isComplete);
  const section = useArrival<HTMLElement>();
  return (
    <section ref={section} tabIndex={-1} className="receipt" aria-label="Shut-off by enforcement point">
      <PolledView polled={receipt}>{(shutOff) => <Detail shutOff={shutOff} />}</PolledView>
      <div className="actions">
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </section>
  );
}

function Detail({ shutOff }: { shutOff: ShutOff }) {
  const may = useMay();
  const { id, contact, state, complete, overdue, purpose, channel } = shutOff;
  return (
    <>
      <p role="status">
        {headlineInWords(shutOff)} {overdue && <span className="mark mark-late">Overdue</span>}
      </p>
      <dl className="proof">
        <Fact label="What">{purposeAndChannel(purpose, channel)}</Fact>
        <Fact label="Because">{state === undefined ? 'Not said' : stateInWords(state)}</Fact>
        <Fact label="Whose">
          {contact !== undefined ? (
            <ContactLink contact={contact} />
          ) : state === ERASED ? (
            'Of nobody any more'
          ) : (
            'Not shown to your role'
          )}
        </Fact>
        {state === ERASED && (
          <Fact label="Opened by">
            {may('contacts:erase') ? (
              <LinkTo goal={{ place: 'requests', erasure: erasurePath(id) }}>The erasure and its receipt</LinkTo>
            ) : (
              'An erasure'
            )}
          </Fact>
        )}
        {!complete && <Fact label="Waiting for">{waitingForInWords(shutOff)}</Fact>}
      </dl>
      <ShutOffPoints shutOff={shutOff} />
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function headlineInWords(shutOff: ShutOff): string {
  const stopped = stoppedInWords(shutOff);
  if (!shutOff.complete) {
    return `Stopped at ${stopped} so far.`;
  }
  return stopped === 'Yes' ? 'Stopped everywhere.' : `Stopped everywhere after ${stopped}.`;
}
