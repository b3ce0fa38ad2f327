import { useState } from 'react';
import type { Failure, Outcome } from '../api/outcome';
import { refusedOf, type Refused } from '../rules/paths';
import type { DetailsOf } from './Details';

/** What the form of a definition is given; `Start` and `Written` are its rule or model, before and after. */
export interface FormProps<Start, Written, Saved> extends FormFrame {
  start: DetailsOf & Start;
  save: (written: DetailsOf & Written) => Promise<Outcome<Saved>>;
}

/** What is the same in the forms of all kinds. */
export interface FormFrame {
  /** The purposes that may be chosen; none where it stays as it is. */
  purposes: readonly { id: string; label: string }[] | undefined;
  act: string;
  onSaved: (saved: { id: string }) => void;
  leaveTo: string;
}

/** What was written about a definition, as the gateway takes it. */
export const saidOf = ({ name, description, owner }: DetailsOf) => ({
  name: name.trim(),
  description: description.trim(),
  ...(owner.trim() !== '' && { owner: owner.trim() }),
});

export interface Saving<Written> {
  busy: boolean;
  failure: Failure | undefined;
  /** Where in what was sent something is wrong. */
  refused: Refused | undefined;
  send: (written: Written) => Promise<void>;
  /** What was refused holds until something is changed. */
  forget: () => void;
}

export function useSaving<Written, Saved>(save: (written: Written) => Promise<Outcome<Saved>>, onSaved: (saved: Saved) => void): Saving<Written> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function send(written: Written) {
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await save(written);
    setBusy(false);
    if (outcome.ok) {
      onSaved(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  }

  return { busy, failure, refused: refusedBy(failure), send, forget: () => setFailure(undefined) };
}

export const refusedBy = (failure: Failure | undefined): Refused | undefined =>
  failure?.kind === 'refused' && failure.detail !== undefined ? refusedOf(failure.detail) : undefined;
