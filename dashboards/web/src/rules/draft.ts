/**
 * A rule while it is edited: the tree of the rule's JSON with a key for each part, by which the screen tells parts apart.
 * What a part says stays JSON, also what the page does not know, so that a rule comes out as it went in. A value that is
 * no good stays as it was typed: the gateway refuses it and says where.
 */
import { type Fields, isList, isObject, type Json } from './json';

export type Combinator = 'and' | 'or';

export interface Group<Part> {
  kind: 'group';
  key: number;
  combinator: Combinator;
  not?: boolean;
  parts: readonly Node<Part>[];
}

export type Node<Part> = Group<Part> | Part;

/** Asks something of a property of an event. */
export interface Condition {
  kind: 'condition';
  key: number;
  fields: Fields;
}

/** Which events are meant. */
export interface Occurrence {
  key: number;
  fields: Fields;
  where?: Group<Condition>;
}

export interface Step extends Occurrence {
  without?: readonly Occurrence[];
}

export interface Leaf extends Occurrence {
  kind: 'leaf';
  steps?: readonly Step[];
}

export interface Draft {
  root: Group<Leaf>;
  /** The rule is a leaf alone: the root is not there, and stands around it on the screen only. */
  bare?: boolean;
}

let keys = 0;

export const nextKey = (): number => ++keys;

/** Nobody: an empty rule. */
export const nobody = (): Draft => ({ root: group([]) });

export const group = <Part>(parts: readonly Node<Part>[], combinator: Combinator = 'and'): Group<Part> => ({
  kind: 'group',
  key: nextKey(),
  combinator,
  parts,
});

export function draftOf(rule: Json): Draft {
  const read = nodeOf(rule, leafOf);
  return isGroup(read) ? { root: read } : { root: group([read]), bare: true };
}

/** What the gateway gets. An empty group stays one: left out, it would turn what is true of nobody into something else. */
export const ruleOf = (draft: Draft): Json => jsonOf(topOf(draft), jsonOfLeaf);

/** Where the rule begins: the root, or the leaf that it stands around. */
export function topOf({ root, bare }: Draft): Node<Leaf> {
  const [only] = root.parts;
  return bare && only !== undefined && root.parts.length === 1 && root.not !== true ? only : root;
}

/** Whether nobody will be in the segment, whatever happens. */
export const isNobody = ({ root }: Draft): boolean => root.parts.length === 0;

export function isGroup<Part extends { kind: string }>(node: Node<Part>): node is Group<Part> {
  return node.kind === 'group';
}

function nodeOf<Part>(json: Json, partOf: (fields: Fields) => Part): Node<Part> {
  const fields = objectOf(json);
  if (!('combinator' in fields)) {
    return partOf(fields);
  }
  const parts = listOf(fields['rules']).map((part) => nodeOf(part, partOf));
  const made = group(parts, fields['combinator'] === 'or' ? 'or' : 'and');
  return typeof fields['not'] === 'boolean' ? { ...made, not: fields['not'] } : made;
}

function leafOf(json: Fields): Leaf {
  const { steps, ...rest } = json;
  const leaf: Leaf = { kind: 'leaf', ...occurrenceOf(rest) };
  return steps === undefined ? leaf : { ...leaf, steps: listOf(steps).map((step) => stepOf(objectOf(step))) };
}

function stepOf(json: Fields): Step {
  const { without, ...rest } = json;
  const step = occurrenceOf(rest);
  return without === undefined
    ? step
    : { ...step, without: listOf(without).map((between) => occurrenceOf(objectOf(between))) };
}

function occurrenceOf(json: Fields): Occurrence {
  const { where, ...fields } = json;
  const read = where === undefined ? undefined : nodeOf(where, conditionOf);
  return { key: nextKey(), fields, ...(read !== undefined && { where: isGroup(read) ? read : group([read]) }) };
}

const conditionOf = (fields: Fields): Condition => ({ kind: 'condition', key: nextKey(), fields });

function jsonOf<Part extends { kind: string }>(node: Node<Part>, ofPart: (part: Part) => Json): Json {
  if (!isGroup(node)) {
    return ofPart(node);
  }
  return {
    combinator: node.combinator,
    ...(node.not !== undefined && { not: node.not }),
    rules: node.parts.map((part) => jsonOf(part, ofPart)),
  };
}

const jsonOfLeaf = (leaf: Leaf): Json => ({
  ...jsonOfOccurrence(leaf),
  ...(leaf.steps !== undefined && { steps: leaf.steps.map(jsonOfStep) }),
});

const jsonOfStep = (step: Step): Json => ({
  ...jsonOfOccurrence(step),
  ...(step.without !== undefined && { without: step.without.map(jsonOfOccurrence) }),
});

const jsonOfOccurrence = ({ fields, where }: Occurrence): Fields => ({
  ...fields,
  ...(where !== undefined && { where: jsonOf(where, (condition: Condition) => condition.fields) }),
});

const objectOf = (json: Json | undefined): Fields => (isObject(json) ? json : {});

const listOf = (json: Json | undefined): readonly Json[] => (isList(json) ? json : []);
