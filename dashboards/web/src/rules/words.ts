/** Plain words on the controls of the builder. What a rule says as a whole comes from the gateway. */
import { type Property, typeOf } from './catalogue';

const OPERATORS: Record<string, string> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
  '=': 'exactly',
  '!=': 'anything but',
  within: 'within the last',
  before: 'longer ago than',
  in: 'is one of',
  'not in': 'is none of',
  contains: 'contains',
  'starts with': 'starts with',
  exists: 'is there',
  'does not exist': 'is not there',
};
const OF_TEXTS: Record<string, string> = { '=': 'is', '!=': 'is not' };

/** What an operator is called, of a text another way than of a number. */
export function operatorInWords(operator: string, property?: Property): string {
  const special = property !== undefined && typeOf(property) !== 'number' ? OF_TEXTS[operator] : undefined;
  return special ?? OPERATORS[operator] ?? operator;
}
