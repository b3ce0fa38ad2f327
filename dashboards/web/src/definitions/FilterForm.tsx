import type { Filter } from './filter';

const STATES: readonly { state: Filter['state']; label: string }[] = [
  { state: 'in-use', label: 'In use' },
  { state: 'live', label: 'Live' },
  { state: 'paused', label: 'Paused' },
  { state: 'archived', label: 'Archived' },
];

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Which of a list are shown. */
export function FilterForm({ filter, onChange }: Props) {
  return (
    <div className="filter" role="search">
      <label className="inline">
        Filter
        <input type="search" placeholder="Name, purpose, owner or rule" value={filter.text} onChange={(event) => onChange({ ...filter, text: event.target.value })} />
      </label>
      <label className="inline">
        State
        <select value={filter.state} onChange={(event) => onChange({ ...filter, state: event.target.value as Filter['state'] })}>
          {STATES.map(({ state, label }) => (
            <option key={state} value={state}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
