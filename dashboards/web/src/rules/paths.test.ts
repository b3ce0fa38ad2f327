import { describe, expect, it } from 'vitest';
import { draftOf, isGroup, type Leaf } from './draft';
import type { Json } from './json';
import { refusedOf, spotOf } from './paths';

const WHERE: Json = {
  combinator: 'and',
  rules: [
    { property: 'total', operator: '>=', value: 50 },
    { combinator: 'or', rules: [{ property: 'country', operator: 'in', value: ['FR', 'BE'] }] },
  ],
};
const RULE: Json = {
  combinator: 'and',
  rules: [
    { measure: 'count', event: 'Order Completed', operator: '>=', value: 2, where: WHERE },
    {
      combinator: 'or',
      not: true,
      rules: [
        {
          measure: 'sequence',
          steps: [
            { event: 'Order Completed' },
            { event: 'Order Refunded', within: 'P14D', without: [{ event: 'Product Viewed', where: WHERE }] },
          ],
        },
      ],
    },
  ],
};

const draft = draftOf(RULE);
const [count, inner] = draft.root.parts;
const sequence = (inner !== undefined && isGroup(inner) ? inner.parts[0] : undefined) as Leaf;
const where = (count as Leaf).where;
const between = sequence.steps?.[1]?.without?.[0];

describe('the path of a refusal', () => {
  it.each([
    ['rule.rules[0].operator', { key: count?.key, field: 'operator' }],
    ['rule.rules[0]', { key: count?.key }],
    ['rule.rules[0].where.rules[0].value', { key: where?.parts[0]?.key, field: 'value' }],
    ['rule.rules[0].where.rules[1].rules', { key: where?.parts[1]?.key, field: 'rules' }],
    ['rule.rules[1]', { key: inner?.key }],
    ['rule.rules[1].rules[0].steps', { key: sequence.key, field: 'steps' }],
    ['rule.rules[1].rules[0].steps[1].within', { key: sequence.steps?.[1]?.key, field: 'within' }],
    ['rule.rules[1].rules[0].steps[1].without[0].event', { key: between?.key, field: 'event' }],
    ['rule.rules[1].rules[0].steps[1].without[0].where.rules[0].property', { key: between?.where?.parts[0]?.key, field: 'property' }],
    ['rule', { key: draft.root.key }],
  ])('%s leads to its control', (path, spot) => {
    expect(spotOf(draft, path)).toEqual(spot);
  });

  it('of a value of a list leads to the list', () => {
    const listed = where?.parts[1];
    const condition = listed !== undefined && isGroup(listed) ? listed.parts[0] : undefined;
    expect(spotOf(draft, 'rule.rules[0].where.rules[1].rules[0].value[1]')).toEqual({ key: condition?.key, field: 'value' });
  });

  it('to what is no longer there leads to where it was', () => {
    expect(spotOf(draft, 'rule.rules[7].operator')).toEqual({ key: draft.root.key, field: 'rules' });
  });

  it('in a rule that is a leaf alone leads into the leaf', () => {
    const bare = draftOf({ measure: 'did', event: 'None' });
    expect(spotOf(bare, 'rule.event')).toEqual({ key: bare.root.parts[0]?.key, field: 'event' });
  });

  it('to something beside the rule leads nowhere in it', () => {
    expect(spotOf(draft, 'name')).toBeUndefined();
  });

  it('is taken from the text where the answer has it there alone', () => {
    expect(refusedOf('rule.rules[1].where.rules[0].property: allowed: country, total')).toEqual({
      path: 'rule.rules[1].where.rules[0].property',
      message: 'allowed: country, total',
    });
    expect(refusedOf('Something else is wrong')).toBeUndefined();
  });
});
