import { useId } from 'react';
import type { Refused } from '../rules/paths';

export interface DetailsOf {
  name: string;
  description: string;
  owner: string;
  purpose: string;
}

interface Props {
  details: DetailsOf;
  onChange: (details: DetailsOf) => void;
  /** The purposes that may be chosen; none where it stays as it is. */
  purposes: readonly { id: string; label: string }[] | undefined;
  refused: Refused | undefined;
}

/** What a segment or score is called, who answers for it and what for. */
export function Details({ details, onChange, purposes, refused }: Props) {
  const set = (field: keyof DetailsOf) => (value: string) => onChange({ ...details, [field]: value });
  const wrong = (field: string) => (refused?.path === field ? refused.message : undefined);
  return (
    <div className="details">
      <TextField label="Name" value={details.name} onChange={set('name')} maxLength={120} required wrong={wrong('name')} />
      <TextField label="Description" value={details.description} onChange={set('description')} maxLength={500} required wrong={wrong('description')} />
      <TextField label="Owner" hint="Who answers for it, such as a team" value={details.owner} onChange={set('owner')} maxLength={120} wrong={wrong('owner')} />
      {purposes && <PurposeField purposes={purposes} value={details.purpose} onChange={set('purpose')} wrong={wrong('purpose')} />}
    </div>
  );
}

interface FieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  required?: boolean;
  wrong: string | undefined;
}

function TextField({ label, hint, value, onChange, wrong, ...bounds }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div className="control">
      <label htmlFor={id}>{label}</label>
      <input id={id} autoComplete="off" aria-invalid={wrong !== undefined} aria-describedby={described || undefined} value={value} onChange={(event) => onChange(event.target.value)} {...bounds} />
      {hint && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="wrong">
          {wrong}
        </p>
      )}
    </div>
  );
}

interface PurposeProps {
  purposes: readonly { id: string; label: string }[];
  value: string;
  onChange: (purpose: string) => void;
  wrong: string | undefined;
}

function PurposeField({ purposes, value, onChange, wrong }: PurposeProps) {
  const id = useId();
  return (
    <div className="control">
      <label htmlFor={id}>Purpose</label>
      <select id={id} required aria-invalid={wrong !== undefined} aria-describedby={`${id}-hint`} value={value} onChange={(event) => onChange(event.target.value)}>
        {value === '' && <option value="">Choose…</option>}
        {purposes.map((purpose) => (
          <option key={purpose.id} value={purpose.id}>
            {purpose.label}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="quiet">
        {wrong ?? 'It stays: only contacts for whom it stands are ever in it'}
      </p>
    </div>
  );
}
