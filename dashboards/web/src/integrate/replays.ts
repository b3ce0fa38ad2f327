import type { DeadLetters, Replayed, ReplayRequest } from '../api/types';
import { count } from '../ui/time';

export interface Choice {
  label: string;
  wanted: ReplayRequest;
}

/** What can be replayed: everything, each type of event, and each of its fields. */
export function choicesOf(counts: DeadLetters['counts']): readonly Choice[] {
  const types = new Map<string, Set<string>>();
  for (const { eventType, field } of counts) {
    if (eventType !== undefined) {
      const fields = types.get(eventType) ?? new Set();
      types.set(eventType, field === undefined ? fields : fields.add(field));
    }
  }
  return [
    { label: 'Everything', wanted: {} },
    ...[...types].sort().flatMap(([eventType, fields]) => [
      { label: eventType, wanted: { eventType } },
      ...[...fields].sort().map((field) => ({ label: `${eventType}, ${field}`, wanted: { eventType, field } })),
    ]),
  ];
}

export function resultInWords({ replayed, unfit, withheld, gone }: Replayed): string {
  const parts = [
    `${count(replayed)} taken in again`,
    `${count(unfit)} still ${unfit === 1 ? 'does' : 'do'} not fit`,
    `${count(withheld)} withheld: consent does not stand any more`,
    `${count(gone)} of erased contacts or replayed before`,
  ];
  return replayed + unfit + withheld + gone === 0 ? 'There was no letter to replay.' : `${parts.join('; ')}.`;
}
