import { type ReactNode, useId } from 'react';

/** A control with its label, and a hint that is read with it. */
export function Control({ label, hint, children }: { label: string; hint?: string; children: (id: string, hint: string | undefined) => ReactNode }) {
  const id = useId();
  return (
    <div className="control">
      <label htmlFor={id}>{label}</label>
      {children(id, hint && `${id}-hint`)}
      {hint && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
    </div>
  );
}
