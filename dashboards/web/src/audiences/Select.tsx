import { Control } from '../ui/Control';

interface Props {
  label: string;
  /** None where nothing is chosen yet. */
  value: string | undefined;
  options: readonly { id: string; label: string }[];
  onChange: (id: string) => void;
}

/** One of several; nothing is chosen unasked, nor is what is no option any more. */
export function Select({ label, value, options, onChange }: Props) {
  const known = options.some(({ id }) => id === value);
  return (
    <Control label={label}>
      {(id) => (
        <select id={id} required value={known ? value : ''} onChange={({ target }) => onChange(target.value)}>
          {!known && <option value="">Choose…</option>}
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Control>
  );
}
