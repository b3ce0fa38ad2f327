export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Fields = Readonly<Record<string, Json>>;

export const sameJson = (one: Json | undefined, other: Json | undefined): boolean =>
  canonical(one) === canonical(other);

/** Text that is the same for the same content, whatever the order of names. */
export function canonical(value: Json | undefined): string {
  return JSON.stringify(value === undefined ? null : ordered(value));
}

/** As `value`, with the names of each object in a fixed order: those that say what it is come first. */
export function ordered(value: Json): Json {
  if (isList(value)) {
    return value.map(ordered);
  }
  if (isObject(value)) {
    const names = Object.keys(value).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return Object.fromEntries(names.map((name) => [name, ordered(value[name] ?? null)]));
  }
  return value;
}

const FIRST = ['kind', 'combinator', 'measure', 'property', 'not', 'event', 'of', 'operator', 'value'];
const LAST = ['within', 'where', 'rules', 'steps', 'without'];

function rank(name: string): number {
  const first = FIRST.indexOf(name);
  return first >= 0 ? first : FIRST.length + 1 + LAST.indexOf(name);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}
