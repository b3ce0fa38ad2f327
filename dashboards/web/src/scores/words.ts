import { readable } from '../ui/words';

const KINDS: Record<string, string> = {
  points: 'Points that fade',
  rfm: 'Recency, frequency, monetary value',
  logistic: 'Logistic regression',
  'bg-nbd': 'BG/NBD',
};

/** What a model is called. */
export const kindInWords = (kind: string): string => (Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? kind) : readable(kind));
