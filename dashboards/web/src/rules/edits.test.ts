import { describe, expect, it } from 'vitest';
import { draftOf, type Group, type Leaf, ruleOf } from './draft';
import { added, dissolved, moved, removed, replaced, withItem, wrapped } from './edits';
import type { Json } from './json';
import { newLeaf } from './measures';
import { CATALOGUE } from './samples';

const did = (event: string): Json => ({ measure: 'did', event });
const rootOf = (rule: Json): Group<Leaf> => draftOf(rule).root;
const all = (...rules: Json[]): Json => ({ combinator: 'and', rules });
const any = (...rules: Json[]): Json => ({ combinator: 'or', rules });
const after = (root: Group<Leaf>): Json => ruleOf({ root });

describe('editing a group', () => {
  const start = rootOf(all(did('A'), did('B'), did('C')));

  it('adds at the end', () => {
    expect(after(added(start, newLeaf(CATALOGUE)))).toEqual(all(did('A'), did('B'), did('C'), did('Order Completed')));
  });

  it('replaces, removes and leaves the rest alone', () => {
    expect(after(replaced(start, 1, rootOf(any(did('D')))))).toEqual(all(did('A'), any(did('D')), did('C')));
    expect(after(removed(start, 1))).toEqual(all(did('A'), did('C')));
    expect(removed(start, 1).parts.map(({ key }) => key)).toEqual([start.parts[0]?.key, start.parts[2]?.key]);
  });

  it('moves up and down, and stops at the ends', () => {
    expect(after(moved(start, 1, -1))).toEqual(all(did('B'), did('A'), did('C')));
    expect(after(moved(start, 1, 1))).toEqual(all(did('A'), did('C'), did('B')));
    expect(moved(start, 0, -1)).toBe(start);
    expect(moved(start, 2, 1)).toBe(start);
  });

  it('puts a part into a group of its own and takes it out again', () => {
    const inGroup = wrapped(start, 2);
    expect(after(inGroup)).toEqual(all(did('A'), did('B'), any(did('C'))));
    expect(after(dissolved(inGroup, 2))).toEqual(after(start));
  });

  it('does not take a group away where the rule would say something else without it', () => {
    for (const part of [any(did('C'), did('D')), { combinator: 'and', not: true, rules: [did('C')] }, any()]) {
      const root = rootOf(all(did('A'), part));
      expect(dissolved(root, 1)).toBe(root);
    }
    expect(after(dissolved(rootOf(all(did('A'), all(did('B'), did('C')))), 1))).toEqual(after(start));
  });

  it('changes an item of a list or drops it', () => {
    expect(withItem(['a', 'b', 'c'], 1, 'd')).toEqual(['a', 'd', 'c']);
    expect(withItem(['a', 'b', 'c'], 1, undefined)).toEqual(['a', 'c']);
  });
});
