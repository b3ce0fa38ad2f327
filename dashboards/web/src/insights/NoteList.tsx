import { type SubmitEvent, useState } from 'react';
import { Control } from '../ui/Control';
import { type Column, DataTable } from '../ui/DataTable';
import { stepInWords } from '../ui/time';
import type { DaySpan } from './asked';
import { MOST_LETTERS, type Note, notesWithin, withNote } from './notes';

interface Props {
  notes: readonly Note[];
  days: DaySpan;
  onKeep: (notes: readonly Note[]) => void;
}

interface Numbered extends Note {
  number: number;
}

/** Notes on days, which no server is told of. */
export function NoteList({ notes, days, onKeep }: Props) {
  const shown = notesWithin(notes, days.from, days.until).map((note, index): Numbered => ({ ...note, number: index + 1 }));
  const columns: readonly Column<Numbered>[] = [
    { label: 'Number', cell: ({ number }) => number },
    { label: 'Day', cell: ({ day }) => stepInWords('day', Date.parse(day)) },
    { label: 'Note', cell: ({ text }) => text },
    {
      label: 'Take away',
      cell: ({ number, day, text }) => (
        <button type="button" className="small" aria-label={`Take away note ${number}`} onClick={() => onKeep(without(notes, { day, text }))}>
          Take away
        </button>
      ),
    },
  ];
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <p className="quiet">
        Kept in this browser only: nobody else sees them, no server is told of them, and they stand in the charts of all metrics.
      </p>
      {shown.length > 0 && (
        <DataTable caption="Notes on the days shown" columns={columns} rows={shown} keyOf={({ number }) => String(number)} />
      )}
      <NoteForm days={days} onAdd={(note) => onKeep(withNote(notes, note))} />
    </section>
  );
}

function NoteForm({ days, onAdd }: { days: DaySpan; onAdd: (note: Note) => void }) {
  const [day, setDay] = useState('');
  const [text, setText] = useState('');

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onAdd({ day, text });
    setText('');
  }

  return (
    <form className="controls" autoComplete="off" onSubmit={onSubmit}>
      <Control label="Day">
        {(id) => <input id={id} type="date" required min={days.from} max={days.until} value={day} onChange={({ target }) => setDay(target.value)} />}
      </Control>
      <Control label="What happened">
        {(id) => <input id={id} required maxLength={MOST_LETTERS} value={text} onChange={({ target }) => setText(target.value)} />}
      </Control>
      <button type="submit">Add the note</button>
    </form>
  );
}

function without(notes: readonly Note[], { day, text }: Note): Note[] {
  const place = notes.findIndex((note) => note.day === day && note.text === text);
  return notes.filter((_, index) => index !== place);
}
