import type { Disclosures } from '../api/types';
import { count } from '../ui/time';

type Exported = Disclosures['exports'][number];

/** How many people an export told of, and what is not among them. */
export function membersInWords({ exports, unended, members }: Exported): string {
  const told = exports === unended ? '0' : members.shown;
  return unended === 0 ? told : `${told}; not counted: those of ${count(unended)} that did not end`;
}

/** An empty cell says so: blanks are read as forgotten. */
export function reasonsInWords({ reasons, furtherReasons }: Exported): string {
  if (reasons.length === 0) {
    return '–';
  }
  return [...reasons, ...(furtherReasons > 0 ? [`and ${count(furtherReasons)} more`] : [])].join('; ');
}
