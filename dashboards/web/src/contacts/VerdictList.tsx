import type { ConsentRecord, ContactId, Verdict } from '../api/types';
import { dateAndTime } from '../ui/time';
import { basisInWords, purposeAndChannel, reasonInWords } from '../ui/words';
import { Proof } from './Proof';
import { Withdrawal } from './Withdrawal';

interface Props {
  contact: ContactId;
  verdicts: readonly Verdict[];
  records: readonly ConsentRecord[];
  mayWithdraw: boolean;
  /** At most one row asks for confirmation. */
  isAsking: (verdict: Verdict) => boolean;
  onAsk: (verdict: Verdict | undefined) => void;
  onWithdrawn: (shutOff: string | undefined) => void;
}

export const keyOf = ({ purpose, channel }: Verdict): string => `${purpose} ${channel ?? ''}`;

export function VerdictList({ contact, verdicts, records, mayWithdraw, isAsking, onAsk, onWithdrawn }: Props) {
  return (
    <ul className="verdicts">
      {verdicts.map((verdict) => (
        <li key={keyOf(verdict)}>
          <div className="verdict">
            <span className={verdict.decision ? 'mark mark-yes' : 'mark mark-no'}>
              {verdict.decision ? 'Allowed' : 'Not allowed'}
            </span>
            <span className="verdict-what">{purposeAndChannel(verdict.purpose, verdict.channel)}</span>
            <span className="quiet">{whyInWords(verdict)}</span>
          </div>
          {verdict.decision && mayWithdraw && (
            <Withdrawal
              contact={contact}
              verdict={verdict}
              asking={isAsking(verdict)}
              onAsk={onAsk}
              onWithdrawn={onWithdrawn}
            />
          )}
          <Behind record={records.find(({ record }) => record === verdict.record)} />
        </li>
      ))}
    </ul>
  );
}

function Behind({ record }: { record: ConsentRecord | undefined }) {
  return record === undefined ? null : (
    <details className="behind">
      <summary>The record behind it</summary>
      <Proof record={record} />
    </details>
  );
}

export function whyInWords({ decision, reason, legalBasis, nextAllowed }: Verdict): string {
  if (!decision) {
    return reasonInWords(reason) + (nextAllowed === undefined ? '' : `. Allowed again from ${dateAndTime(nextAllowed)}`);
  }
  return legalBasis === undefined ? '' : `Rests on ${basisInWords(legalBasis)}`;
}
