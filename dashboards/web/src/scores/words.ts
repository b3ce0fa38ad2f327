import { readable } from '../ui/words';

const KINDS: Record<string, string> = {
  points: 'Points that fade',
  rfm: 'Recency, frequency, monetary value',
  logistic: 'Logistic regression',
  'bg-nbd': 'BG/NBD',
};

/** What a model is called. */
export const kindInWords = (kind: string): string => (Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? kind) : readable(kind));

/** BG/NBD has the names of its formula; other models have those that their definition gives. */
const BG_NBD: Record<string, string> = {
  'new customer': 'A new customer, up to the horizon',
  T: 'Since the first purchase (T)',
  x: 'Repeat purchases (x)',
  t_x: 'From the first purchase to the latest (t_x)',
};

/** What a feature of a model is called. */
export const featureInWords = (feature: string, kind: string | undefined): string =>
  kind === 'bg-nbd' && Object.hasOwn(BG_NBD, feature) ? (BG_NBD[feature] ?? feature) : feature;
