/** What is typed into a control, as JSON and back. */
import { isList, type Json } from './json';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** A number where it is one, the text where it is not: the gateway says what is wrong with it. Nothing for nothing. */
export function numberOf(typed: string): Json | undefined {
  const text = typed.trim();
  return text === '' ? undefined : NUMBER.test(text) ? Number(text) : text;
}

/** One value a line. */
export const listOf = (typed: string, one: (line: string) => Json | undefined): readonly Json[] =>
  typed.split('\n').flatMap((line) => {
    const value = line.trim() === '' ? undefined : one(line.trim());
    return value === undefined ? [] : [value];
  });

export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) {
    return '';
  }
  return isList(value) ? value.map(textOf).join('\n') : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
