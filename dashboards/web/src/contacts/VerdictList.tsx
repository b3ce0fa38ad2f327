import type { ContactId, Verdict } from '../api/types';
import { basisInWords, purposeAndChannel, reasonInWords } from '../ui/words';
import { Withdrawal } from './Withdrawal';

interface Props {
  contact: ContactId;
  verdicts: readonly Verdict[];
  mayWithdraw: boolean;
  /** At most one row asks for confirmation. */
  isAsking: (verdict: Verdict) => boolean;
  onAsk: (verdict: Verdict | undefined) => void;
  onWithdrawn: (shutOff: string | undefined) => void;
}

export const keyOf = ({ purpose, channel }: Verdict): string => `${purpose} ${channel ?? ''}`;

export function VerdictList({ contact, verdicts, mayWithdraw, isAsking, onAsk, onWithdrawn }: Props) {
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
        </li>
      ))}
    </ul>
  );
}

export function whyInWords({ decision, reason, legalBasis }: Verdict): string {
  if (!decision) {
    return reasonInWords(reason);
  }
  return legalBasis === undefined ? '' : `Rests on ${basisInWords(legalBasis)}`;
}
