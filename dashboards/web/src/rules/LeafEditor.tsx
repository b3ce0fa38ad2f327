import { channelInWords, readable } from '../ui/words';
import { type Catalogue, propertiesOf, purposesOn } from './catalogue';
import { Choice, Duration, type Option, Typed, Wrong } from './Controls';
import type { Leaf } from './draft';
import { Not } from './GroupEditor';
import type { Json } from './json';
import { comparedOf, type Field, fitted, kindOf, LISTS, measureOf, MEASURES, measuresOf, ofOptions, PRESENCE, textIn, withEvent, withMeasure, withProperty } from './measures';
import { usePartRefusal } from './refusal';
import { SequenceEditor } from './SequenceEditor';
import { Value, withValue } from './Value';
import { numberOf } from './values';
import { WhereEditor } from './WhereEditor';
import { operatorInWords } from './words';

interface Props {
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
  catalogue: Catalogue;
  label: string;
  focus: boolean;
}

const ANY = '';

/** One thing that is asked of a contact, by its measure. */
export function LeafEditor({ leaf, onChange, catalogue, label, focus }: Props) {
  const kind = kindOf(measureOf(leaf));
  const shown = ['measure', 'not', ...(kind?.fields.filter((field) => field !== 'where') ?? [])];
  const wrong = usePartRefusal(leaf.key, shown);
  const measure = measureOf(leaf) === 'recency' ? 'did' : measureOf(leaf);
  const options = measuresOf(catalogue).map((known) => ({ value: known, label: MEASURES[known]?.label ?? known }));
  return (
    <div className={wrong ? 'leaf refused' : 'leaf'} role="group" aria-label={label}>
      <div className="controls">
        <Not value={leaf.fields['not'] === true} onChange={(not) => onChange({ ...leaf, fields: { ...leaf.fields, not } })} of={label} />
        <Choice of={leaf.key} field="measure" label="Ask" value={measure} options={options} onChange={(chosen) => onChange(withMeasure(leaf, chosen, catalogue))} autoFocus={focus} />
        {kind?.fields.map((field) => (
          <LeafControl key={field} field={field} leaf={leaf} onChange={onChange} catalogue={catalogue} />
        ))}
      </div>
      {wrong && <Wrong>{wrong}</Wrong>}
      {kind?.fields.includes('steps') && <SequenceEditor leaf={leaf} onChange={onChange} catalogue={catalogue} label={label} />}
      {kind?.fields.includes('where') && (
        <WhereEditor of={leaf} onChange={onChange} properties={propertiesOf(catalogue, textIn(leaf.fields, 'event'))} label={label} />
      )}
    </div>
  );
}

interface ControlProps {
  field: Field;
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
  catalogue: Catalogue;
}

function LeafControl({ field, leaf, onChange, catalogue }: ControlProps) {
  const { key, fields } = leaf;
  const text = textIn(fields, field);
  const set = (value: string | undefined) => {
    const { [field]: _, ...others } = fields;
    onChange({ ...leaf, fields: value === undefined ? others : { ...others, [field]: value } });
  };
  const choice = (label: string, options: readonly Option[], choose: (value: string) => void = set) => (
    <Choice of={key} field={field} label={label} value={text ?? ''} options={options} onChange={choose} />
  );
  switch (field) {
    case 'event':
      return choice('Event', named(catalogue.events), (event) => onChange(withEvent(leaf, event, catalogue)));
    case 'of':
      return choice('Property', named(ofOptions(measureOf(leaf), textIn(fields, 'event'), catalogue)), (name) => onChange(withProperty(leaf, 'of', name, catalogue)));
    case 'trait':
      return choice('Which', named(catalogue.traits), (name) => onChange(withProperty(leaf, 'trait', name, catalogue)));
    case 'score':
      return choice('Which', identified(catalogue.scores));
    case 'segment':
      return choice('Which', identified(catalogue.segments));
    case 'channel':
      return choice('On', catalogue.channels.map(({ channel }) => ({ value: channel, label: channelInWords(channel) })));
    case 'purpose': {
      const purposes = purposesOn(catalogue, textIn(fields, 'channel')).map((id) => ({ value: id, label: readable(id) }));
      return choice('For', [{ value: ANY, label: 'any direct marketing' }, ...purposes], (purpose) => set(purpose === ANY ? undefined : purpose));
    }
    case 'operator':
      return <OperatorChoice leaf={leaf} onChange={onChange} catalogue={catalogue} />;
    case 'value':
      return <LeafValue leaf={leaf} onChange={onChange} catalogue={catalogue} />;
    case 'within':
      return <Duration of={key} field="within" label="In the last" value={text} none="ever" onChange={set} />;
    case 'steps':
    case 'where':
      return null;
  }
}

function OperatorChoice({ leaf, onChange, catalogue }: Omit<ControlProps, 'field'>) {
  const kind = kindOf(measureOf(leaf));
  const property = comparedOf(leaf, catalogue);
  const operators = kind?.operators ?? property?.operators ?? [];
  const choose = (operator: string) => {
    const fields = { ...leaf.fields, operator };
    onChange({ ...leaf, fields: property === undefined ? fields : fitted(fields, property) });
  };
  return (
    <Choice
      of={leaf.key}
      field="operator"
      label={kind?.value === 'duration' ? 'When' : 'Comparison'}
      value={textIn(leaf.fields, 'operator')}
      options={operators.map((operator) => ({ value: operator, label: operatorInWords(operator, property) }))}
      onChange={choose}
    />
  );
}

function LeafValue({ leaf, onChange, catalogue }: Omit<ControlProps, 'field'>) {
  const { key, fields } = leaf;
  const operator = textIn(fields, 'operator') ?? '';
  const set = (value: Json | undefined) => onChange({ ...leaf, fields: withValue(fields, value) });
  switch (kindOf(measureOf(leaf))?.value) {
    case 'duration':
      return <Duration of={key} field="value" label="How long" value={textIn(fields, 'value')} onChange={set} />;
    case 'property':
      return PRESENCE.includes(operator) ? null : (
        <Value of={key} property={comparedOf(leaf, catalogue)} isList={LISTS.includes(operator)} fields={fields} onChange={(changed) => onChange({ ...leaf, fields: changed })} />
      );
    default:
      return <Typed of={key} field="value" label="Value" value={fields['value']} meant={numberOf} onChange={set} numeric />;
  }
}

const named = (items: readonly { name: string }[]): Option[] => items.map(({ name }) => ({ value: name, label: name }));

const identified = (items: readonly { id: string; name: string }[]): Option[] =>
  items.map(({ id, name }) => ({ value: id, label: name }));
