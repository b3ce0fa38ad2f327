import { useCallback, useEffect, useRef, useState } from 'react';
import { readConsents } from '../api/client';
import type { Polled } from '../api/polled';
import type { Consents, ContactId, Erased, Verdict } from '../api/types';
import { usePolled } from '../api/usePolled';
import { ErasureReceipt } from '../erasure/ErasureReceipt';
import { Erasing } from '../erasure/Erasing';
import { Exporting } from '../erasure/Exporting';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { clockTime, dateAndTime } from '../ui/time';
import { AsOfForm } from './AsOfForm';
import { Derived } from './Derived';
import { Receipt } from './Receipt';
import { Timeline } from './Timeline';
import { keyOf, VerdictList } from './VerdictList';

const INTERVAL_MS = 2_000;

interface Props {
  contact: ContactId;
  /** Led to by another screen: the card takes the focus. */
  arrived: boolean;
}

/** What stands for one contact, what it rests on, and the receipts of what was withdrawn or erased here. */
export function ContactCard({ contact, arrived }: Props) {
  const may = useMay();
  const heading = useRef<HTMLHeadingElement>(null);
  const [erasure, setErasure] = useState<string>();
  const [receipts, setReceipts] = useState<readonly string[]>([]);
  const [withoutReceipt, setWithoutReceipt] = useState(false);
  const [withdrawals, setWithdrawals] = useState(0);
  // A withdrawal or erasure makes a new function: the verdicts disappear and are read again at once.
  const [asOf, setAsOf] = useState<string>();
  const read = useCallback(() => readConsents(contact, asOf), [contact, asOf, withdrawals]);
  const consents = confirmed(usePolled(read, INTERVAL_MS, asOf === undefined ? undefined : stays));

  useEffect(() => {
    if (arrived) {
      heading.current?.focus();
    }
  }, [arrived]);

  function onErased(erased: Erased) {
    setWithdrawals((before) => before + 1);
    setErasure(erased.erasure);
  }

  function onWithdrawn(shutOff: string | undefined) {
    setWithdrawals((before) => before + 1);
    setWithoutReceipt(shutOff === undefined);
    if (shutOff !== undefined) {
      setReceipts((before) => [shutOff, ...before.filter((path) => path !== shutOff)]);
    }
  }

  return (
    <section aria-labelledby="contact" className="contact">
      <div className="title">
        <h2 ref={heading} id="contact" tabIndex={-1}>
          {contact}
        </h2>
        {consents.phase === 'known' && (
          <p className="as-of">
            As of {asOf === undefined ? clockTime(new Date(consents.value.asOf)) : dateAndTime(consents.value.asOf)}
          </p>
        )}
      </div>
      <AsOfForm asOf={asOf} onChoose={setAsOf} />
      {erasure !== undefined && <ErasureReceipt path={erasure} />}
      {receipts.map((path) => (
        <Receipt key={path} path={path} />
      ))}
      {withoutReceipt && (
        <p className="note" role="status">
          Withdrawn. Nothing had to be stopped, so there is no receipt.
        </p>
      )}
      <PolledView polled={consents}>
        {(known) => (
          <Standing
            consents={known}
            asOf={asOf}
            mayWithdraw={may('consents:write') && asOf === undefined}
            onWithdrawn={onWithdrawn}
          />
        )}
      </PolledView>
      {erasure === undefined && asOf === undefined && may('members:read') && <Derived key={withdrawals} contact={contact} />}
      {erasure === undefined && (may('contacts:export') || may('contacts:erase')) && (
        <>
          <h3>What the person may ask for</h3>
          {may('contacts:export') && <Exporting contact={contact} />}
          {may('contacts:erase') && <Erasing contact={contact} onErased={onErased} />}
        </>
      )}
    </section>
  );
}

/** What stood at a past instant does not change any more. */
const stays = () => true;

/** A verdict that is no longer confirmed is not shown at all: an old "allowed" must not outlive a withdrawal. */
function confirmed(consents: Polled<Consents>): Polled<Consents> {
  return consents.phase === 'known' && consents.failure ? { phase: 'failed', failure: consents.failure } : consents;
}

interface StandingProps {
  consents: Consents;
  asOf: string | undefined;
  mayWithdraw: boolean;
  onWithdrawn: (shutOff: string | undefined) => void;
}

function Standing({ consents, asOf, mayWithdraw, onWithdrawn }: StandingProps) {
  const [asking, setAsking] = useState<string>();
  const isAsking = (verdict: Verdict) => keyOf(verdict) === asking;
  return (
    <>
      {consents.registerAssumed && (
        <p className="note" role="status">
          No register is known of that time: judged by the oldest that is.
        </p>
      )}
      <h3>{asOf === undefined ? 'What is allowed now' : `What was allowed on ${dateAndTime(asOf)}`}</h3>
      <VerdictList
        contact={consents.contact}
        verdicts={consents.verdicts}
        records={consents.records}
        mayWithdraw={mayWithdraw}
        isAsking={isAsking}
        onAsk={(verdict) => setAsking(verdict === undefined ? undefined : keyOf(verdict))}
        onWithdrawn={onWithdrawn}
      />
      <h3>What it rests on</h3>
      <Timeline consents={consents} />
    </>
  );
}
