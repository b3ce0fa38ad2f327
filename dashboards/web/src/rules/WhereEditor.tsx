import type { Property } from './catalogue';
import { Choice, Wrong } from './Controls';
import { type Condition, group, type Group, type Occurrence } from './draft';
import { GroupEditor, type Parts } from './GroupEditor';
import { fitted, LISTS, newCondition, PRESENCE, textIn } from './measures';
import { usePartRefusal } from './refusal';
import { operatorInWords } from './words';
import { Value } from './Value';

interface Props<Of extends Occurrence> {
  of: Of;
  onChange: (changed: Of) => void;
  properties: readonly Property[];
  /** What the conditions are about, such as "Condition 2". */
  label: string;
}

/** Conditions on the properties of an event; none is none at all, never an empty group. */
export function WhereEditor<Of extends Occurrence>({ of, onChange, properties, label }: Props<Of>) {
  const { where } = of;
  if (where === undefined) {
    return properties.length === 0 ? null : (
      <div className="where-none">
        <button
          type="button"
          className="small"
          onClick={() => onChange({ ...of, where: group([newCondition(properties)]) })}
        >
          Only where…<span className="unseen"> {label}</span>
        </button>
      </div>
    );
  }

  function change(changed: Group<Condition>) {
    const { where: _, ...without } = of;
    onChange(changed.parts.length === 0 ? (without as Of) : { ...of, where: changed });
  }

  return (
    <div className="where">
      <p className="label">Only where</p>
      <GroupEditor
        group={where}
        onChange={change}
        parts={partsOf(properties)}
        label={`Properties of ${label}`}
        numbered={`${label.replace(/^\D+/, '')}.`}
        empty="No condition."
      />
    </div>
  );
}

const partsOf = (properties: readonly Property[]): Parts<Condition> => ({
  noun: 'property',
  movable: false,
  make: () => newCondition(properties),
  show: (condition, onChange, label, focus) => (
    <ConditionEditor condition={condition} onChange={onChange} properties={properties} label={label} focus={focus} />
  ),
});

interface ConditionProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
  properties: readonly Property[];
  label: string;
  focus: boolean;
}

const SHOWN = ['property', 'operator'];

function ConditionEditor({ condition, onChange, properties, label, focus }: ConditionProps) {
  const { key, fields } = condition;
  const property = properties.find(({ name }) => name === fields['property']);
  const operator = textIn(fields, 'operator');
  const withValue = operator === undefined || !PRESENCE.includes(operator);
  const wrong = usePartRefusal(key, withValue ? [...SHOWN, 'value'] : SHOWN);
  const set = (changed: Record<string, string>) => {
    const next = { ...fields, ...changed };
    const named = properties.find(({ name }) => name === next['property']);
    onChange({ ...condition, fields: named === undefined ? next : fitted(next, named) });
  };
  return (
    <div className="leaf" role="group" aria-label={label}>
      <div className="controls">
        <Choice of={key} field="property" label="Property" value={textIn(fields, 'property')} options={properties.map(({ name }) => ({ value: name, label: name }))} onChange={(name) => set({ property: name })} autoFocus={focus} />
        <Choice of={key} field="operator" label="Comparison" value={operator} options={(property?.operators ?? []).map((known) => ({ value: known, label: operatorInWords(known, property) }))} onChange={(known) => set({ operator: known })} />
        {withValue && (
          <Value of={key} property={property} isList={operator !== undefined && LISTS.includes(operator)} fields={fields} onChange={(changed) => onChange({ ...condition, fields: changed })} />
        )}
      </div>
      {wrong && <Wrong>{wrong}</Wrong>}
    </div>
  );
}
