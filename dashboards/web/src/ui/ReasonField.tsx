import { useId } from 'react';

interface Props {
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

/** The reason that the audit trail keeps; its bounds are those of the contract. */
export function ReasonField({ value, onChange, autoFocus }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Reason</label>
      <p id={`${id}-hint`} className="quiet">
        Why, or the request’s number; never a name or an address. The audit trail keeps it.
      </p>
      <input
        id={id}
        aria-describedby={`${id}-hint`}
        required
        minLength={3}
        maxLength={200}
        autoComplete="off"
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
