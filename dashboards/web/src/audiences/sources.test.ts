import { describe, expect, it } from 'vitest';
import type { Lists, Segments } from '../api/types';
import { keyOf, sourcesOf } from './sources';

const segments = {
  segments: [
    { id: 'fair', name: 'Fair goers', state: 'live' },
    { id: 'old', name: 'Old', state: 'archived' },
  ],
} as unknown as Segments;
const lists = { lists: [{ id: 'fair', size: { count: 0, shown: 'fewer than 10' } }] } as unknown as Lists;

describe('what an audience may be made of', () => {
  it('is segments in use, lists, and those who said no', () => {
    expect(sourcesOf(segments, lists).map(({ label }) => label)).toEqual([
      'Segment: Fair goers',
      'List: fair (fewer than 10)',
      'Those who said no (a suppression list)',
    ]);
  });

  it('tells a segment from a list of the same name', () => {
    const keys = sourcesOf(segments, lists).map(({ id }) => id);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf({ list: 'fair' })).not.toBe(keyOf({ segment: 'fair' }));
  });
});
