import { type SubmitEvent, useState } from 'react';

interface Props {
  asOf: string | undefined;
  onChoose: (asOf: string | undefined) => void;
}

/** Chooses the past instant whose state the card shows, or the present. */
export function AsOfForm({ asOf, onChoose }: Props) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const instant = pastInstantOf(typed, new Date());
    setWrong(instant === undefined);
    if (instant !== undefined) {
      onChoose(instant);
    }
  }

  function backToNow() {
    setTyped('');
    setWrong(false);
    onChoose(undefined);
  }

  return (
    <form className="as-of-form" onSubmit={onSubmit}>
      <label htmlFor="as-of">What stood at</label>
      <input
        id="as-of"
        type="datetime-local"
        step={1}
        required
        aria-describedby={wrong ? 'as-of-wrong' : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit">Show</button>
      {asOf !== undefined && (
        <button type="button" onClick={backToNow}>
          Back to now
        </button>
      )}
      {wrong && (
        <p id="as-of-wrong" className="note" role="alert">
          Choose a date and time that is past.
        </p>
      )}
    </form>
  );
}

/** What was typed, in the reader's time zone, as an instant; undefined unless it is past. */
export function pastInstantOf(typed: string, now: Date): string | undefined {
  const instant = new Date(typed);
  return Number.isNaN(instant.getTime()) || instant > now ? undefined : instant.toISOString();
}
