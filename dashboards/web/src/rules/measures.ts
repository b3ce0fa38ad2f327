/** The measures of a leaf: which fields each has, and what a new or another one begins with. */
import { type Catalogue, isNumber, isReadable, propertiesOf, type Property, typeOf } from './catalogue';
import { type Condition, type Leaf, nextKey, type Step } from './draft';
import { type Fields, isList, type Json } from './json';

export type Field =
  | 'event'
  | 'of'
  | 'trait'
  | 'score'
  | 'segment'
  | 'channel'
  | 'purpose'
  | 'operator'
  | 'value'
  | 'within'
  | 'steps'
  | 'where';

export interface MeasureKind {
  label: string;
  fields: readonly Field[];
  /** What `value` is held against. */
  value?: 'whole' | 'decimal' | 'duration' | 'property';
  operators?: readonly string[];
}

const COMPARISONS = ['>=', '<=', '>', '<', '=', '!='] as const;
const COUNTED: readonly Field[] = ['event', 'operator', 'value', 'within', 'where'];
const OF_AMOUNTS: readonly Field[] = ['of', ...COUNTED];
const AGED: readonly Field[] = ['event', 'operator', 'value', 'where'];

export const MEASURES: Record<string, MeasureKind> = {
  did: { label: 'Did', fields: ['event', 'within', 'where'] },
  count: { label: 'How often', fields: COUNTED, value: 'whole', operators: COMPARISONS },
  first: { label: 'First time', fields: AGED, value: 'duration', operators: ['within', 'before'] },
  last: { label: 'Last time', fields: AGED, value: 'duration', operators: ['within', 'before'] },
  sum: { label: 'Sum', fields: OF_AMOUNTS, value: 'decimal', operators: COMPARISONS },
  average: { label: 'Average', fields: OF_AMOUNTS, value: 'decimal', operators: COMPARISONS },
  minimum: { label: 'Minimum', fields: OF_AMOUNTS, value: 'decimal', operators: COMPARISONS },
  maximum: { label: 'Maximum', fields: OF_AMOUNTS, value: 'decimal', operators: COMPARISONS },
  distinct: { label: 'Different values', fields: OF_AMOUNTS, value: 'whole', operators: COMPARISONS },
  latest: { label: 'Latest value', fields: ['of', 'event', 'operator', 'value', 'where'], value: 'property' },
  sequence: { label: 'Sequence', fields: ['steps', 'within'] },
  trait: { label: 'Trait', fields: ['trait', 'operator', 'value'], value: 'property' },
  score: { label: 'Score', fields: ['score', 'operator', 'value'], value: 'decimal', operators: ['>=', '<=', '>', '<'] },
  segment: { label: 'In segment', fields: ['segment'] },
  reachable: { label: 'Reachable', fields: ['channel', 'purpose'] },
};

const EMPTY = { boolean: true, number: 0, string: '' } as const;
const VALUES: Record<string, Json> = { whole: 1, decimal: 100, duration: 'P30D' };

export const PRESENCE: readonly string[] = ['exists', 'does not exist'];
export const LISTS: readonly string[] = ['in', 'not in'];

export const measureOf = ({ fields }: Leaf): string => textIn(fields, 'measure') ?? '';

/** An older name stays as it is, and is shown as what it is now. */
export const kindOf = (measure: string): MeasureKind | undefined =>
  measure === 'recency' ? MEASURES['did'] : MEASURES[measure];

export const textIn = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
};

/** Only the measures that can be asked of anything: no trait where no event tells traits. */
export const measuresOf = (catalogue: Catalogue): readonly string[] =>
  Object.keys(MEASURES).filter((measure) => {
    switch (measure) {
      case 'trait':
        return catalogue.traits.length > 0;
      case 'score':
        return catalogue.scores.length > 0;
      case 'segment':
        return catalogue.segments.length > 0;
      case 'reachable':
        return catalogue.channels.length > 0;
      default:
        return catalogue.events.length > 0;
    }
  });

/** The properties that `of` may name. */
export function ofOptions(measure: string, event: string | undefined, catalogue: Catalogue): readonly Property[] {
  const properties = propertiesOf(catalogue, event);
  return measure === 'distinct' ? properties.filter(isReadable) : measure === 'latest' ? properties : properties.filter(isNumber);
}

/** The property that the operator and value of a leaf are about, where they are about one. */
export function comparedOf({ fields }: Leaf, catalogue: Catalogue): Property | undefined {
  switch (fields['measure']) {
    case 'trait':
      return catalogue.traits.find(({ name }) => name === fields['trait']);
    case 'latest':
      return propertiesOf(catalogue, textIn(fields, 'event')).find(({ name }) => name === fields['of']);
    default:
      return undefined;
  }
}

export function newLeaf(catalogue: Catalogue): Leaf {
  const [first] = measuresOf(catalogue);
  const leaf: Leaf = { kind: 'leaf', key: nextKey(), fields: {} };
  return first === undefined ? leaf : withMeasure(leaf, first, catalogue);
}

/** Another measure: what both have stays, the rest begins anew. */
export function withMeasure(leaf: Leaf, measure: string, catalogue: Catalogue): Leaf {
  const kind = kindOf(measure);
  const before = kindOf(measureOf(leaf));
  if (kind === undefined) {
    return leaf;
  }
  const has = (field: Field) => kind.fields.includes(field);
  const stays = (field: Field) => has(field) && before?.fields.includes(field) === true;
  const comparable = before?.value === kind.value && kind.value !== 'property';
  const kept = Object.entries(leaf.fields).filter(
    ([name]) => name === 'not' || (stays(name as Field) && (comparable || !['operator', 'value'].includes(name))),
  );
  const made: Leaf = { kind: 'leaf', key: leaf.key, fields: { measure, ...Object.fromEntries(kept) } };
  const whole = completed(made, kind, catalogue);
  return {
    ...whole,
    ...(stays('where') && leaf.where !== undefined && { where: leaf.where }),
    ...(has('steps') && { steps: leaf.steps ?? [newStep(catalogue), newStep(catalogue)] }),
  };
}

/** Another event: its properties are others, so nothing that names one stays. */
export function withEvent(leaf: Leaf, event: string, catalogue: Catalogue): Leaf {
  const { where: _, ...rest } = leaf;
  const { of: __, ...fields } = leaf.fields;
  const kind = kindOf(measureOf(leaf));
  const made = { ...rest, fields: { ...fields, event } };
  return kind === undefined ? made : withCompared(completed(made, kind, catalogue), catalogue);
}

/** Another property to compare, by `of` or `trait`. */
export function withProperty(leaf: Leaf, field: 'of' | 'trait', name: string, catalogue: Catalogue): Leaf {
  return withCompared({ ...leaf, fields: { ...leaf.fields, [field]: name } }, catalogue);
}

/** An operator that the property has, and a value that the operator takes. */
function withCompared(leaf: Leaf, catalogue: Catalogue): Leaf {
  const property = comparedOf(leaf, catalogue);
  return property === undefined ? leaf : { ...leaf, fields: fitted(leaf.fields, property) };
}

export function newCondition(properties: readonly Property[]): Condition {
  const [first] = properties;
  return { kind: 'condition', key: nextKey(), fields: first === undefined ? {} : fitted({ property: first.name }, first) };
}

/** Fields with an operator that the property has, and a value of the shape that goes with both. */
export function fitted(fields: Fields, property: Property): Fields {
  const said = textIn(fields, 'operator');
  const operator = said !== undefined && property.operators.includes(said) ? said : (property.operators[0] ?? '=');
  const { value, ...others } = fields;
  if (PRESENCE.includes(operator)) {
    return { ...others, operator };
  }
  const fits = value !== undefined && value !== '' && fitsShape(value, property, operator);
  return { ...others, operator, value: fits ? value : reshaped(value, property, operator) };
}

function fitsShape(value: Json, property: Property, operator: string): boolean {
  const one = (single: Json) => typeof single === typeOf(property);
  return LISTS.includes(operator) ? isList(value) && value.every(one) : one(value);
}

function reshaped(value: Json | undefined, property: Property, operator: string): Json {
  const single = isList(value) ? value[0] : value;
  const usable = single !== undefined && fitsShape(single, property, '=') ? single : undefined;
  if (LISTS.includes(operator)) {
    return usable === undefined || usable === '' ? [] : [usable];
  }
  return usable ?? property.values?.[0] ?? EMPTY[typeOf(property)];
}

export const newStep = (catalogue: Catalogue): Step => ({
  key: nextKey(),
  fields: { event: catalogue.events[0]?.name ?? '' },
});

function completed(leaf: Leaf, kind: MeasureKind, catalogue: Catalogue): Leaf {
  const fields: Record<string, Json> = { ...leaf.fields };
  const fill = (name: Field, value: Json | undefined) => {
    if (kind.fields.includes(name) && fields[name] === undefined && value !== undefined) {
      fields[name] = value;
    }
  };
  const measure = measureOf(leaf);
  fill('event', eventFor(measure, catalogue));
  const of = ofOptions(measure, textIn(fields, 'event'), catalogue);
  if (!of.some(({ name }) => name === fields['of'])) {
    delete fields['of'];
  }
  fill('of', of[0]?.name);
  fill('trait', catalogue.traits[0]?.name);
  fill('score', catalogue.scores[0]?.id);
  fill('segment', catalogue.segments[0]?.id);
  fill('channel', catalogue.channels[0]?.channel);
  fill('operator', kind.operators?.[0]);
  fill('value', kind.value === undefined ? undefined : VALUES[kind.value]);
  return kind.value === 'property' ? withCompared({ ...leaf, fields }, catalogue) : { ...leaf, fields };
}

/** The first event of which the measure can say anything. */
const eventFor = (measure: string, catalogue: Catalogue): string | undefined =>
  (['sum', 'average', 'minimum', 'maximum', 'distinct', 'latest'].includes(measure)
    ? catalogue.events.find(({ name }) => ofOptions(measure, name, catalogue).length > 0)?.name
    : undefined) ?? catalogue.events[0]?.name;
