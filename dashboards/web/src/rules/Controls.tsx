import { type ReactNode, useId, useState } from 'react';
import { type Length, isoOf, lengthOf, type Unit, UNITS } from './durations';
import { type Json, sameJson } from './json';
import { useRefusal } from './refusal';
import { textOf } from './values';

interface Named {
  /** The part that the control belongs to, and its field: by them a refusal finds it. */
  of: number;
  field: string;
  label: string;
  /** How it is to be written, where that does not go without saying. */
  hint?: string | undefined;
}

export interface Option {
  value: string;
  label: string;
}

interface Described {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

function Control({ of, field, label, hint, children }: Named & { children: (described: Described) => ReactNode }) {
  const id = useId();
  const wrong = useRefusal(of, field);
  const described = [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="control">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': wrong !== undefined, 'aria-describedby': described || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  );
}

export function Wrong({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="wrong">
      {children}
    </p>
  );
}

interface ChoiceProps extends Named {
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string) => void;
  autoFocus?: boolean | undefined;
}

/** One of a list. What a rule says that is not on the list stays to be seen. */
export function Choice({ value = '', options, onChange, autoFocus, ...named }: ChoiceProps) {
  const known = options.some((option) => option.value === value);
  return (
    <Control {...named}>
      {(described) => (
        <select {...described} autoFocus={autoFocus} value={value} onChange={(event) => onChange(event.target.value)}>
          {!known && <option value={value}>{value === '' ? 'Choose…' : `${value} (unknown)`}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Control>
  );
}

interface TypedProps extends Named {
  value: Json | undefined;
  /** What the text means; undefined where it means nothing. */
  meant: (typed: string) => Json | undefined;
  onChange: (value: Json | undefined) => void;
  numeric?: boolean;
  multiline?: boolean;
}

/** What is typed stays as it was typed, as long as it means the value that the rule has. */
export function Typed({ value, meant, onChange, numeric, multiline, ...named }: TypedProps) {
  const [typed, setTyped] = useState(textOf(value));
  const shown = sameJson(meant(typed), value) ? typed : textOf(value);
  const given = { value: shown, autoComplete: 'off', spellCheck: false } as const;
  const onType = (text: string) => {
    setTyped(text);
    onChange(meant(text));
  };
  return (
    <Control {...named}>
      {(described) =>
        multiline ? (
          <textarea {...described} {...given} rows={3} onChange={(event) => onType(event.target.value)} />
        ) : (
          <input
            {...described}
            {...given}
            className={numeric ? 'short' : undefined}
            inputMode={numeric ? 'decimal' : undefined}
            onChange={(event) => onType(event.target.value)}
          />
        )
      }
    </Control>
  );
}

interface DurationProps extends Named {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** What it means to say none, where that may be; without, a duration must be there. */
  none?: string;
}

const NONE = 'none';
const DEFAULT: Length = { number: '30', unit: 'days' };

/** A number and a unit. What cannot be said so, such as seconds, is shown as it is written. */
export function Duration({ value, onChange, none, of, field, label }: DurationProps) {
  const id = useId();
  const wrong = useRefusal(of, field);
  const [last, setLast] = useState<Length>(DEFAULT);
  const length = value === undefined ? undefined : isoOf(last) === value ? last : lengthOf(value);
  const described = { 'aria-invalid': wrong !== undefined, 'aria-describedby': wrong && `${id}-wrong` };
  const change = (next: Length) => {
    setLast(next);
    onChange(isoOf(next));
  };
  const onUnit = (unit: string) =>
    unit === NONE ? onChange(undefined) : change({ number: length?.number ?? last.number, unit: unit as Unit });
  return (
    <div className="control" role="group" aria-labelledby={id}>
      <span id={id} className="label">
        {label}
      </span>
      {value !== undefined && length === undefined ? (
        <input {...described} className="short" aria-label={`${label}, as ISO 8601`} value={value} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <span className="beside">
          {length !== undefined && (
            <input
              {...described}
              className="number"
              inputMode="numeric"
              autoComplete="off"
              aria-label={`${label}, how many`}
              value={length.number}
              onChange={(event) => change({ ...length, number: event.target.value })}
            />
          )}
          <select {...described} aria-label={`${label}, unit`} value={length?.unit ?? NONE} onChange={(event) => onUnit(event.target.value)}>
            {none !== undefined && <option value={NONE}>{none}</option>}
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {unit}
              </option>
            ))}
          </select>
        </span>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  );
}
