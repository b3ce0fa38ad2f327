import { describe, expect, it } from 'vitest';
import docs from '../../../../docs/segments.md?raw';
import golden from '../../../../schemas/src/test/resources/golden/sentences.txt?raw';
import { draftOf, group, isNobody, nobody, ruleOf } from './draft';
import { isObject, type Json } from './json';

const WRITTEN = [...docs.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? '') as Json);
const RULES = WRITTEN.flatMap((json): Json[] => {
  const rule = isObject(json) && 'rule' in json ? json['rule'] : json;
  return isObject(rule) && ('measure' in rule || 'combinator' in rule) ? [rule as Json] : [];
});

/** Every kind of leaf, each with its sentence below it. */
const SAID = golden.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Json);

const NESTED: Json = {
  combinator: 'or',
  not: false,
  rules: [
    { combinator: 'and', not: true, rules: [{ measure: 'segment', segment: 'lapsing' }] },
    { measure: 'reachable', channel: 'email', purpose: 'newsletter', not: true },
    { measure: 'score', score: 'expected-purchases', operator: '>=', value: 1.25 },
    { measure: 'trait', trait: 'country', operator: 'in', value: ['FR', 'BE'] },
    { measure: 'latest', event: 'Order Completed', of: 'coupon', operator: 'does not exist' },
    { measure: 'recency', event: 'Order Completed', within: 'PT90S' },
    { measure: 'of a later version', anything: { at: ['all', 1, null] } },
  ],
};

describe('a rule', () => {
  it('is found in the documentation and among those that have a sentence', () => {
    expect(RULES.length).toBeGreaterThanOrEqual(6);
    expect(SAID.length).toBeGreaterThanOrEqual(30);
  });

  it.each([...RULES, ...SAID, NESTED].map((rule) => [JSON.stringify(rule).slice(0, 60), rule] as const))(
    'comes out as it went in: %s',
    (_, rule) => {
      expect(ruleOf(draftOf(rule))).toEqual(rule);
    },
  );

  it('that is a leaf alone stays one until something stands beside it', () => {
    const leaf: Json = { measure: 'did', event: 'Order Completed' };
    const draft = draftOf(leaf);
    expect(ruleOf(draft)).toEqual(leaf);
    const [part] = draft.root.parts;
    expect(ruleOf({ ...draft, root: { ...draft.root, parts: part === undefined ? [] : [part, part] } })).toEqual({
      combinator: 'and',
      rules: [leaf, leaf],
    });
  });
});

describe('an empty rule', () => {
  it('is sent as an empty group, which means nobody', () => {
    expect(ruleOf(nobody())).toEqual({ combinator: 'and', rules: [] });
    expect(isNobody(nobody())).toBe(true);
  });

  it('is what is left of a leaf alone that was removed', () => {
    const draft = draftOf({ measure: 'did', event: 'Order Completed' });
    expect(ruleOf({ ...draft, root: { ...draft.root, parts: [] } })).toEqual({ combinator: 'and', rules: [] });
  });

  it('inside another is sent too: without it the rule would be true of more', () => {
    const draft = draftOf({ combinator: 'and', rules: [{ measure: 'did', event: 'Order Completed' }] });
    const root = { ...draft.root, parts: [...draft.root.parts, group<never>([], 'or')] };
    expect(ruleOf({ root })).toEqual({
      combinator: 'and',
      rules: [
        { measure: 'did', event: 'Order Completed' },
        { combinator: 'or', rules: [] },
      ],
    });
  });
});
