import { useEffect, useState } from 'react';
import type { Metric, Period } from '../api/insights';
import { Control } from '../ui/Control';
import { readable } from '../ui/words';
import { type Against, type Asked, brokenDownBy, type Change, type DaySpan, periodsOf } from './asked';
import { ValueFilter } from './ValueFilter';
import { periodsInWords } from './words';

interface Props {
  asked: Asked;
  days: DaySpan;
  metric: Metric;
  onAsk: (changed: Change) => void;
}

const AGAINST: readonly { against?: Against; label: string }[] = [
  { label: 'Nothing' },
  { against: 'before', label: 'The time before, as long' },
  { against: 'year', label: 'The same time a year before' },
];

/** What is shown of a metric. Each choice changes the address, which can be shared. */
export function AskedForm({ asked, days, metric, onAsk }: Props) {
  return (
    <section aria-labelledby="shown" className="asked-of-metric">
      <h2 id="shown">Shown</h2>
      <div className="controls">
        <DayControl label="From" day={days.from} onChoose={(from) => onAsk({ from })} />
        <DayControl label="Until, not included" day={days.until} onChoose={(until) => onAsk({ until })} />
        <Control label="Put together by">
          {(id) => (
            <select id={id} value={asked.period ?? metric.period} onChange={({ target }) => onAsk({ period: target.value as Period })}>
              {periodsOf(metric).map((period) => (
                <option key={period} value={period}>
                  {periodsInWords(period)}
                </option>
              ))}
            </select>
          )}
        </Control>
        <Control label="Compared with">
          {(id) => (
            <select
              id={id}
              value={asked.against ?? ''}
              onChange={({ target }) => onAsk({ against: AGAINST.find(({ against }) => against === target.value)?.against })}
            >
              {AGAINST.map(({ against, label }) => (
                <option key={label} value={against ?? ''}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Control>
      </div>
      {metric.dimensions.length > 0 && <BreakDown asked={asked} metric={metric} onAsk={onAsk} />}
      {metric.dimensions.map((dimension) => (
        <ValueFilter key={dimension.name} dimension={dimension} where={asked.where} onChange={(where) => onAsk({ where })} />
      ))}
    </section>
  );
}

interface DayProps {
  label: string;
  day: string;
  onChoose: (day: string) => void;
}

/** Days that figures can have; a year that is being typed is not yet one. */
const [FIRST_DAY, LAST_DAY] = ['1970-01-01', '2999-12-31'];

function DayControl({ label, day, onChoose }: DayProps) {
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);

  function onType(value: string) {
    setTyped(value);
    if (value >= FIRST_DAY && value <= LAST_DAY) {
      onChoose(value);
    }
  }

  return (
    <Control label={label}>
      {(id) => (
        <input id={id} type="date" required min={FIRST_DAY} max={LAST_DAY} value={typed} onChange={({ target }) => onType(target.value)} />
      )}
    </Control>
  );
}

/** Of distinct counts each dimension is broken down by, unless it is held to one value. */
function BreakDown({ asked, metric, onAsk }: Omit<Props, 'days'>) {
  const by = brokenDownBy(asked, metric);
  return (
    <fieldset className="choice">
      <legend>Broken down by</legend>
      {metric.dimensions.map(({ name }) => {
        const must = !metric.additive && by.includes(name);
        return (
          <label key={name}>
            <input
              type="checkbox"
              checked={by.includes(name)}
              disabled={must}
              onChange={({ target }) => onAsk({ by: target.checked ? [...asked.by, name] : asked.by.filter((one) => one !== name) })}
            />
            {readable(name)}
          </label>
        );
      })}
      {!metric.additive && <span className="quiet">Distinct counts do not add up: the same contact may be in several cells.</span>}
    </fieldset>
  );
}
