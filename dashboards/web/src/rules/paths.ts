/** Where in a rule something is refused: the gateway names it by a path such as `rule.rules[1].where.rules[0].value`. */
import { type Condition, type Draft, isGroup, type Leaf, type Node, type Occurrence, type Step, topOf } from './draft';

export interface Refused {
  path: string;
  message: string;
}

/** A part of a draft, and which of its fields; without a field it is the part as a whole. */
export interface Spot {
  key: number;
  field?: string;
}

type Token = string | number;

/** Undefined for a path that leads elsewhere, such as to the name of a segment. */
export function spotOf(draft: Draft, path: string): Spot | undefined {
  const tokens = tokensOf(path);
  if (tokens[0] !== 'rule') {
    return undefined;
  }
  return inNode(topOf(draft), tokens.slice(1), inLeaf);
}

function tokensOf(path: string): Token[] {
  return [...path.matchAll(/([A-Za-z_]\w*)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}

function inNode<Part extends { kind: string; key: number }>(
  node: Node<Part>,
  tokens: readonly Token[],
  inPart: (part: Part, tokens: readonly Token[]) => Spot,
): Spot {
  if (!isGroup(node)) {
    return inPart(node, tokens);
  }
  const [list, index, ...rest] = tokens;
  const part = list === 'rules' && typeof index === 'number' ? node.parts[index] : undefined;
  return part === undefined ? field(node, tokens) : inNode(part, rest, inPart);
}

function inLeaf(leaf: Leaf, tokens: readonly Token[]): Spot {
  const [list, index, ...rest] = tokens;
  const step = list === 'steps' && typeof index === 'number' ? leaf.steps?.[index] : undefined;
  return step === undefined ? inOccurrence(leaf, tokens) : inStep(step, rest);
}

function inStep(step: Step, tokens: readonly Token[]): Spot {
  const [list, index, ...rest] = tokens;
  const between = list === 'without' && typeof index === 'number' ? step.without?.[index] : undefined;
  return between === undefined ? inOccurrence(step, tokens) : inOccurrence(between, rest);
}

function inOccurrence(occurrence: Occurrence, tokens: readonly Token[]): Spot {
  const [name, ...rest] = tokens;
  return name === 'where' && occurrence.where !== undefined
    ? inNode<Condition>(occurrence.where, rest, field)
    : field(occurrence, tokens);
}

function field({ key }: { key: number }, [name]: readonly Token[]): Spot {
  return typeof name === 'string' ? { key, field: name } : { key };
}

/** The path that a problem's text begins with, for a gateway that has no field for it. */
export function refusedOf(detail: string): Refused | undefined {
  const parts = /^([A-Za-z_]\w*(?:\.\w+|\[\d+\])*): (.+)$/s.exec(detail);
  return parts === null ? undefined : { path: parts[1] ?? '', message: parts[2] ?? detail };
}
