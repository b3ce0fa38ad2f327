import { afterEach, describe, expect, it, vi } from 'vitest';
import { isNote, MOST_NOTES, notesWithin, withNote } from './notes';
import { isQuery, withQuery } from './queries';
import { readStored } from './stored';

describe('what a browser keeps', () => {
  afterEach(() => vi.unstubAllGlobals());

  const keeping = (value: string | null) => vi.stubGlobal('localStorage', { getItem: () => value });

  it('is read back', () => {
    keeping('[{"day":"2026-11-03","text":"Campaign"},{"day":"soon","text":""},7]');
    expect(readStored('notes', isNote)).toEqual([{ day: '2026-11-03', text: 'Campaign' }]);
  });

  it.each([null, 'no json', '{}'])('is nothing where it is %s', (value) => {
    keeping(value);
    expect(readStored('notes', isNote)).toEqual([]);
  });

  it('is nothing where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(readStored('queries', isQuery)).toEqual([]);
  });
});

describe('notes', () => {
  it('are in the order of days, and bounded', () => {
    const two = withNote([{ day: '2026-11-03', text: 'b' }], { day: '2026-11-02', text: ' a ' });
    expect(two).toEqual([
      { day: '2026-11-02', text: 'a' },
      { day: '2026-11-03', text: 'b' },
    ]);
    const many = Array.from({ length: MOST_NOTES }, () => ({ day: '2026-11-03', text: 'b' }));
    expect(withNote(many, { day: '2026-11-04', text: 'c' })).toHaveLength(MOST_NOTES);
    expect(notesWithin(two, '2026-11-02', '2026-11-03')).toHaveLength(1);
  });
});

describe('queries', () => {
  it('are the newest, each once', () => {
    expect(withQuery(['a', 'b'], 'b')).toEqual(['b', 'a']);
    const many = Array.from({ length: 30 }, (_, number) => `SELECT ${number}`).reduce(withQuery, [] as string[]);
    expect(many).toHaveLength(20);
    expect(many[0]).toBe('SELECT 29');
  });
});
