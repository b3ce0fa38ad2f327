import { describe, expect, it } from 'vitest';
import { propertiesOf } from './catalogue';
import { draftOf, type Leaf, ruleOf } from './draft';
import type { Fields, Json } from './json';
import { fitted, kindOf, MEASURES, measuresOf, newLeaf, withEvent, withMeasure, withProperty } from './measures';
import { CATALOGUE } from './samples';

const leafOf = (rule: Json) => draftOf(rule).root.parts[0] as Leaf;
const jsonOf = (leaf: Leaf) => ruleOf({ root: { kind: 'group', key: 0, combinator: 'and', parts: [leaf] }, bare: true });
const property = (name: string) => propertiesOf(CATALOGUE, 'Order Completed').find((known) => known.name === name)!;

describe('a leaf', () => {
  it('begins as something that can be asked', () => {
    expect(jsonOf(newLeaf(CATALOGUE))).toEqual({ measure: 'did', event: 'Order Completed' });
  });

  it.each(Object.keys(MEASURES))('has all that it needs once it measures by %s', (measure) => {
    const leaf = withMeasure(newLeaf(CATALOGUE), measure, CATALOGUE);
    const optional = ['within', 'where', 'purpose', 'steps'];
    const needed = kindOf(measure)!.fields.filter((field) => !optional.includes(field));
    expect(Object.keys(leaf.fields).sort()).toEqual(['measure', ...needed].sort());
    expect(leaf.steps?.length).toBe(measure === 'sequence' ? 2 : undefined);
  });

  it('keeps what both measures have', () => {
    const where = { combinator: 'and', rules: [{ property: 'country', operator: '=', value: 'FR' }] };
    const count = leafOf({ measure: 'count', event: 'Order Completed', within: 'P90D', operator: '<', value: 3, not: true, where });
    expect(jsonOf(withMeasure(count, 'did', CATALOGUE))).toEqual({ measure: 'did', event: 'Order Completed', within: 'P90D', not: true, where });
    expect(jsonOf(withMeasure(count, 'distinct', CATALOGUE))).toMatchObject({ operator: '<', value: 3, of: 'country' });
    expect(jsonOf(withMeasure(count, 'last', CATALOGUE))).toMatchObject({ operator: 'within', value: 'P30D' });
    expect(jsonOf(withMeasure(count, 'reachable', CATALOGUE))).toEqual({ measure: 'reachable', channel: 'email', not: true });
  });

  it('sums numbers only, and of an event that has one', () => {
    expect(jsonOf(withMeasure(newLeaf(CATALOGUE), 'sum', CATALOGUE))).toMatchObject({ of: 'quantity' });
    const viewed = leafOf({ measure: 'distinct', event: 'Product Viewed', of: 'product_id', operator: '>=', value: 3 });
    expect(jsonOf(withMeasure(viewed, 'sum', CATALOGUE))).toMatchObject({ event: 'Product Viewed', measure: 'sum' });
    expect(jsonOf(withMeasure(viewed, 'sum', CATALOGUE))).not.toHaveProperty('of');
  });

  it('forgets the properties of another event', () => {
    const where = { combinator: 'and', rules: [{ property: 'country', operator: '=', value: 'FR' }] };
    const count = leafOf({ measure: 'distinct', event: 'Order Completed', of: 'country', operator: '>=', value: 2, where });
    expect(jsonOf(withEvent(count, 'Product Viewed', CATALOGUE))).toEqual({
      measure: 'distinct',
      event: 'Product Viewed',
      of: 'product_id',
      operator: '>=',
      value: 2,
    });
  });

  it('compares another property as that one can be compared', () => {
    const latest = leafOf({ measure: 'latest', event: 'Order Completed', of: 'country', operator: 'contains', value: 'F' });
    expect(jsonOf(withProperty(latest, 'of', 'gift', CATALOGUE))).toMatchObject({ of: 'gift', operator: '=', value: true });
    expect(jsonOf(withProperty(latest, 'of', 'order_id', CATALOGUE))).toEqual({ measure: 'latest', event: 'Order Completed', of: 'order_id', operator: 'exists' });
  });

  it('is offered only the measures that something can be asked of', () => {
    expect(measuresOf({ ...CATALOGUE, traits: [], scores: [] })).not.toContain('trait');
    expect(measuresOf({ ...CATALOGUE, traits: [], scores: [] })).not.toContain('score');
    expect(measuresOf(CATALOGUE)).toEqual(Object.keys(MEASURES));
  });
});

describe('a condition', () => {
  it.each<[Fields, string, Fields]>([
    [{ property: 'country', operator: '=', value: 'FR' }, 'country', { property: 'country', operator: '=', value: 'FR' }],
    [{ property: 'country', operator: 'in', value: 'FR' }, 'country', { property: 'country', operator: 'in', value: ['FR'] }],
    [{ property: 'country', operator: '=', value: ['FR', 'BE'] }, 'country', { property: 'country', operator: '=', value: 'FR' }],
    [{ property: 'total', operator: 'contains', value: 'FR' }, 'total', { property: 'total', operator: '=', value: 0 }],
    [{ property: 'country', operator: 'exists', value: 'FR' }, 'country', { property: 'country', operator: 'exists' }],
    [{ property: 'age', operator: '>', value: 30 }, 'age', { property: 'age', operator: '=', value: '15-24' }],
    [{ property: 'order_id', operator: '=', value: 'x' }, 'order_id', { property: 'order_id', operator: 'exists' }],
  ])('%j fits %s as %j', (fields, name, expected) => {
    expect(fitted(fields, property(name))).toEqual(expected);
  });
});
