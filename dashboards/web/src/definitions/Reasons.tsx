import type { DecidingLeaf } from '../api/types';
import { count, dateAndTime } from '../ui/time';
import { capitalised } from '../ui/words';

/** The leaves of a rule that decided, each with what it found. */
export function Reasons({ reasons }: { reasons: readonly DecidingLeaf[] }) {
  return reasons.length === 0 ? (
    <span className="quiet">None kept</span>
  ) : (
    <ul className="reasons">
      {reasons.map((leaf) => (
        <li key={leaf.path}>
          {reasonInWords(leaf)}
        </li>
      ))}
    </ul>
  );
}

/** Such as "Ordered at least 3 times in the last 90 days: no, 2". */
export function reasonInWords({ path, words, holds, value }: DecidingLeaf): string {
  return `${words === '' ? path : capitalised(words)}: ${holds ? 'yes' : 'no'}${value === '' ? '' : `, ${valueInWords(value)}`}`;
}

/** What a leaf found: an instant, a number or a text. */
export function valueInWords(value: string): string {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) {
    return dateAndTime(value);
  }
  return /^\d{4,15}$/.test(value) ? count(Number(value)) : value;
}
