import type { ConsentRecord, TimelineEntry } from '../api/types';
import { dateAndTime } from '../ui/time';
import { actorInWords, basisInWords, readable, stateInWords } from '../ui/words';

type Proven = Partial<ConsentRecord> & Pick<TimelineEntry, 'actorKind'> & { appendedAt?: string };

interface Fact {
  label: string;
  value: string;
  /** Shown as it is, to be compared or looked up. */
  code?: boolean;
}

/** All that proves a record (GDPR Article 7(1)). */
export function Proof({ record }: { record: Proven }) {
  return (
    <dl className="proof">
      {factsOf(record).map(({ label, value, code }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{code ? <code>{value}</code> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The facts of a record in a fixed order, without those that it does not have. */
export function factsOf(record: Proven): readonly Fact[] {
  const facts: { label: string; value: string | undefined; code?: boolean }[] = [
    { label: 'State', value: record.state && stateInWords(record.state) },
    { label: 'Legal basis', value: record.legalBasis && readable(basisInWords(record.legalBasis)) },
    { label: 'Notice', value: record.notice },
    { label: 'Notice’s SHA-256', value: record.noticeSha256, code: true },
    { label: 'Collection point', value: record.collectionPoint },
    { label: 'Method', value: record.method && readable(record.method) },
    { label: 'Evidence', value: record.evidence?.map(readable).join(', ') },
    { label: 'Proof kept at', value: record.proof },
    { label: 'Recorded by', value: byWhom(record) },
    { label: 'Language', value: record.language },
    { label: 'The person acted', value: record.eventTime && dateAndTime(record.eventTime) },
    { label: 'Recorded', value: record.recordedAt && dateAndTime(record.recordedAt) },
    { label: 'In the log since', value: record.appendedAt && dateAndTime(record.appendedAt) },
    { label: 'Valid until', value: record.validUntil && dateAndTime(record.validUntil) },
    { label: 'Controller', value: record.controller },
    { label: 'Record', value: record.record, code: true },
    { label: 'Follows record', value: record.previousRecord, code: true },
    { label: 'Repeats record', value: record.copiedFrom, code: true },
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact.value));
}

function byWhom({ actor, actorKind }: Proven): string | undefined {
  if (actorKind === undefined) {
    return actor;
  }
  return actor === undefined ? actorInWords(actorKind) : `${actorInWords(actorKind)} (${actor})`;
}
