/** What can be done to a group of a rule; each gives another group. */
import { type Group, group, isGroup, type Node } from './draft';

type Kinded = { kind: string; key: number };

export const added = <Part>(to: Group<Part>, part: Node<Part>): Group<Part> => ({ ...to, parts: [...to.parts, part] });

export const replaced = <Part>(within: Group<Part>, index: number, part: Node<Part>): Group<Part> => ({
  ...within,
  parts: within.parts.map((before, at) => (at === index ? part : before)),
});

export const removed = <Part>(from: Group<Part>, index: number): Group<Part> => ({
  ...from,
  parts: from.parts.filter((_, at) => at !== index),
});

/** The part one place up or down; at the end of the group it stays. */
export function moved<Part>(within: Group<Part>, index: number, by: -1 | 1): Group<Part> {
  const part = within.parts[index];
  const other = within.parts[index + by];
  if (part === undefined || other === undefined) {
    return within;
  }
  return { ...within, parts: within.parts.map((before, at) => (at === index ? other : at === index + by ? part : before)) };
}

/** The part in a group of its own, joined the other way, so that something can stand beside it. */
export function wrapped<Part>(within: Group<Part>, index: number): Group<Part> {
  const part = within.parts[index];
  return part === undefined
    ? within
    : replaced(within, index, group([part], within.combinator === 'and' ? 'or' : 'and'));
}

/** The parts of a group in its place. A group that is turned round or empty has to stay what it is. */
export function dissolved<Part extends Kinded>(within: Group<Part>, index: number): Group<Part> {
  const part = within.parts[index];
  if (part === undefined || !mayDissolve(within, part)) {
    return within;
  }
  return { ...within, parts: within.parts.flatMap((before, at) => (at === index ? part.parts : [before])) };
}

/** Whether it says the same without the group around its parts. */
export function mayDissolve<Part extends Kinded>(within: Group<Part>, part: Node<Part>): part is Group<Part> {
  return (
    isGroup(part) &&
    part.not !== true &&
    (part.parts.length === 1 || (part.parts.length > 1 && part.combinator === within.combinator))
  );
}

/** A list with one of its items changed, or without it where nothing stands in its place. */
export const withItem = <Item>(list: readonly Item[], index: number, item: Item | undefined): readonly Item[] =>
  list.flatMap((before, at) => (at !== index ? [before] : item === undefined ? [] : [item]));
