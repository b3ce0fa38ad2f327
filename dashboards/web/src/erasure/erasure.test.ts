import { describe, expect, it } from 'vitest';
import type { Erasure } from '../api/types';
import { fileName } from './Exporting';
import { expiring, placeOf, progressInWords, steps } from './places';

const UNDER_WAY: Erasure = {
  id: 'e-1',
  subject: 'c3ViamVjdA',
  at: '2026-11-23T10:00:00.000Z',
  by: 'officer',
  reason: 'Request 17',
  complete: false,
  shutOff: '/v1/shut-offs/e-1',
  places: [
    { place: 'verdicts', what: 'every verdict is no', doneAt: '2026-11-23T10:00:00.000Z' },
    { place: 'stream', what: 'state is gone', id: 'contact-job' },
    { place: 'copies', what: 'backups', expiresBy: '2026-12-23T10:00:00.000Z' },
    { place: 'log-segments', what: 'tombstones', expiresBy: '2026-11-24T10:00:00.000Z' },
  ],
};

describe('an erasure', () => {
  it('tells what it does from what goes by itself, the soonest first', () => {
    expect(steps(UNDER_WAY).map(({ place }) => place)).toEqual(['verdicts', 'stream']);
    expect(expiring(UNDER_WAY).map(({ place }) => place)).toEqual(['log-segments', 'copies']);
  });

  it('claims no more than is done', () => {
    expect(progressInWords(UNDER_WAY)).toBe('Erased. 1 of 2 places are done so far.');
    expect(progressInWords({ ...UNDER_WAY, complete: true })).toMatch(/^Erased everywhere/);
  });

  it('does not call itself complete where only the receipt is missing', () => {
    const done = { ...UNDER_WAY, places: UNDER_WAY.places.slice(0, 1) };
    expect(progressInWords(done)).toBe('Erased. Waiting for the last confirmation.');
  });

  it('names which gateway or stream, and no other by its instance', () => {
    expect(placeOf({ place: 'view', id: 'gateway-1' })).toBe('Gateway gateway-1');
    expect(placeOf({ place: 'records', id: 'gateway-1', count: 14 })).toBe('Records (14)');
    expect(placeOf({ place: 'data-key', id: 'gateway-1', count: 1 })).toBe('Key of the contact’s data');
  });
});

describe('what is downloaded', () => {
  it('has no contact in its name', () => {
    expect(fileName({ asOf: '2026-11-23T10:00:00.123Z' })).toBe('all-that-is-held-2026-11-23T100000.json');
  });
});
