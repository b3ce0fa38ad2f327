/** What somebody noted of a day: a campaign, a holiday, a fault. */
export interface Note {
  /** Such as 2026-11-23. */
  day: string;
  text: string;
}

export const NOTES_KEY = 'placet.insights.notes';
export const MOST_NOTES = 100;
export const MOST_LETTERS = 200;

export const isNote = (value: unknown): value is Note =>
  typeof value === 'object' &&
  value !== null &&
  'day' in value &&
  typeof value.day === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value.day) &&
  'text' in value &&
  typeof value.text === 'string';

/** With another one, in the order of days; the oldest days give way. */
export const withNote = (notes: readonly Note[], note: Note): Note[] =>
  [...notes, { ...note, text: note.text.trim().slice(0, MOST_LETTERS) }].sort((a, b) => a.day.localeCompare(b.day)).slice(-MOST_NOTES);

/** Those of a span of days; the last is not in it. */
export const notesWithin = (notes: readonly Note[], from: string, until: string): Note[] =>
  notes.filter(({ day }) => day >= from && day < until);
