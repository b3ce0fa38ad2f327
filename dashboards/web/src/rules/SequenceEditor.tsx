import { type Catalogue, propertiesOf } from './catalogue';
import { Choice, Duration, Wrong } from './Controls';
import { type Leaf, nextKey, type Occurrence, type Step } from './draft';
import { withItem } from './edits';
import { newStep, textIn } from './measures';
import { usePartRefusal, useRefusal } from './refusal';
import { WhereEditor } from './WhereEditor';

const MIN_STEPS = 2;
const MAX_STEPS = 5;

interface Props {
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
  catalogue: Catalogue;
  label: string;
}

/** Events one after the other, and what must not happen in between. */
export function SequenceEditor({ leaf, onChange, catalogue, label }: Props) {
  const steps = leaf.steps ?? [];
  const wrong = useRefusal(leaf.key, 'steps');
  const set = (changed: readonly Step[]) => onChange({ ...leaf, steps: changed });
  return (
    <div className="steps">
      <ol>
        {steps.map((step, index) => (
          <li key={step.key}>
            <StepEditor
              step={step}
              isFirst={index === 0}
              onChange={(changed) => set(withItem(steps, index, changed))}
              catalogue={catalogue}
              label={`Step ${index + 1} of ${label.toLowerCase()}`}
              {...(index > 0 && steps.length > MIN_STEPS && { onRemove: () => set(withItem(steps, index, undefined)) })}
            />
          </li>
        ))}
      </ol>
      {wrong && <Wrong>{wrong}</Wrong>}
      {steps.length < MAX_STEPS && (
        <div>
          <button type="button" className="small" onClick={() => set([...steps, newStep(catalogue)])}>
            Add step<span className="unseen"> to {label}</span>
          </button>
        </div>
      )}
    </div>
  );
}

interface StepProps {
  step: Step;
  isFirst: boolean;
  onChange: (step: Step) => void;
  catalogue: Catalogue;
  label: string;
  onRemove?: () => void;
}

function StepEditor({ step, isFirst, onChange, catalogue, label, onRemove }: StepProps) {
  const without = step.without ?? [];
  const wrong = usePartRefusal(step.key, isFirst ? ['event'] : ['event', 'within']);
  const setWithout = (changed: readonly Occurrence[]) => {
    const { without: _, ...rest } = step;
    onChange(changed.length === 0 ? rest : { ...rest, without: changed });
  };
  const setWithin = (within: string | undefined) => {
    const { within: _, ...fields } = step.fields;
    onChange({ ...step, fields: within === undefined ? fields : { ...fields, within } });
  };
  return (
    <div className="step" role="group" aria-label={label}>
      <div className="controls">
        <EventChoice of={step} label={isFirst ? 'First' : 'Then'} catalogue={catalogue} onChange={onChange} />
        {!isFirst && (
          <Duration of={step.key} field="within" label="After at most" value={textIn(step.fields, 'within')} none="any time" onChange={setWithin} />
        )}
        {onRemove && (
          <button type="button" className="small" onClick={onRemove}>
            Remove<span className="unseen"> {label}</span>
          </button>
        )}
      </div>
      {wrong && <Wrong>{wrong}</Wrong>}
      <WhereEditor of={step} onChange={onChange} properties={propertiesOf(catalogue, textIn(step.fields, 'event'))} label={label} />
      {without.map((between, index) => (
        <div key={between.key} className="between" role="group" aria-label={`Not between, ${index + 1}, ${label}`}>
          <div className="controls">
            <EventChoice of={between} label="Without, in between" catalogue={catalogue} onChange={(changed) => setWithout(withItem(without, index, changed))} />
            <button type="button" className="small" onClick={() => setWithout(withItem(without, index, undefined))}>
              Remove<span className="unseen"> what is not between, {index + 1}, {label}</span>
            </button>
          </div>
          <WhereEditor of={between} onChange={(changed) => setWithout(withItem(without, index, changed))} properties={propertiesOf(catalogue, textIn(between.fields, 'event'))} label={`what is not between, ${label}`} />
        </div>
      ))}
      {!isFirst && (
        <div>
          <button type="button" className="small" onClick={() => setWithout([...without, { key: nextKey(), fields: { event: catalogue.events[0]?.name ?? '' } }])}>
            Without…<span className="unseen"> in between, {label}</span>
          </button>
        </div>
      )}
    </div>
  );
}

interface EventProps<Of extends Occurrence> {
  of: Of;
  label: string;
  catalogue: Catalogue;
  onChange: (changed: Of) => void;
}

/** Another event has other properties: what was asked of those of the first goes. */
function EventChoice<Of extends Occurrence>({ of, label, catalogue, onChange }: EventProps<Of>) {
  const choose = (event: string) => {
    const { where: _, ...rest } = of;
    onChange({ ...(rest as Of), fields: { ...of.fields, event } });
  };
  return (
    <Choice of={of.key} field="event" label={label} value={textIn(of.fields, 'event')} options={catalogue.events.map(({ name }) => ({ value: name, label: name }))} onChange={choose} />
  );
}
