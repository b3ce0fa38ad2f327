import { type Property, typeOf } from './catalogue';
import { Choice, Typed } from './Controls';
import type { Fields, Json } from './json';
import { listOf, numberOf, textOf } from './values';

interface Props {
  of: number;
  /** What the value is held against; unknown where the catalogue does not have it. */
  property: Property | undefined;
  isList: boolean;
  fields: Fields;
  onChange: (fields: Fields) => void;
}

const FLAGS = [
  { value: 'true', label: 'yes' },
  { value: 'false', label: 'no' },
];

/** The value that a property is compared with, or the values. */
export function Value({ of, property, isList, fields, onChange }: Props) {
  const value = fields['value'];
  const set = (changed: Json | undefined) => onChange(withValue(fields, changed));
  const type = property === undefined ? typeof (Array.isArray(value) ? value[0] : value) : typeOf(property);
  const one = type === 'number' ? numberOf : (typed: string): Json | undefined => typed;
  const choices = property?.values ?? [];
  const hint = property?.hint ?? (isList && choices.length > 0 ? choices.join(', ') : undefined);
  if (!isList && choices.length > 0) {
    return <Choice of={of} field="value" label="Value" value={textOf(value)} options={choices.map((choice) => ({ value: choice, label: choice }))} onChange={set} />;
  }
  if (isList) {
    return <Typed of={of} field="value" label="Values, one a line" value={value} meant={(typed) => listOf(typed, one)} onChange={set} hint={hint} multiline />;
  }
  if (type === 'boolean') {
    return <Choice of={of} field="value" label="Value" value={textOf(value)} options={FLAGS} onChange={(flag) => set(flag === 'true')} />;
  }
  return <Typed of={of} field="value" label="Value" value={value} meant={one} onChange={set} hint={hint} numeric={type === 'number'} />;
}

/** Without a value where there is none: the gateway then says what is needed. */
export function withValue(fields: Fields, value: Json | undefined): Fields {
  const { value: _, ...others } = fields;
  return value === undefined ? others : { ...fields, value };
}
