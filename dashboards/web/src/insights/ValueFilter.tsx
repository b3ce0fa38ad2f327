import type { Dimension } from '../api/insights';
import { readable } from '../ui/words';
import { conditionOf, valuesOf } from './asked';

interface Props {
  dimension: Dimension;
  where: readonly string[];
  onChange: (where: readonly string[]) => void;
}

const NAMED = 3;

/** Which values of a dimension count; none chosen is all. */
export function ValueFilter({ dimension: { name, values }, where, onChange }: Props) {
  if (values === undefined) {
    return null;
  }
  const chosen = valuesOf(where, name);
  const label = readable(name);
  return (
    <details className="values">
      <summary>
        {label}: {chosenInWords(chosen)}
      </summary>
      <fieldset className="options">
        <legend>Only these of {label.toLowerCase()}</legend>
        {values.map((value) => {
          const condition = conditionOf(name, value);
          return (
            <label key={value}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={({ target }) => onChange(target.checked ? [...where, condition] : where.filter((one) => one !== condition))}
              />
              {value}
            </label>
          );
        })}
      </fieldset>
    </details>
  );
}

function chosenInWords(chosen: readonly string[]): string {
  if (chosen.length === 0) {
    return 'all';
  }
  return chosen.length > NAMED ? `${chosen.slice(0, NAMED).join(', ')} and ${chosen.length - NAMED} more` : chosen.join(', ');
}
