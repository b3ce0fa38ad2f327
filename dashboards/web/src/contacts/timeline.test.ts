import { describe, expect, it } from 'vitest';
import type { Consents, TimelineEntry } from '../api/types';
import { pastInstantOf } from './AsOfForm';
import { factsOf } from './Proof';
import { effectInWords, entriesOf, whatInWords } from './Timeline';
import { whyInWords } from './VerdictList';

const GIVEN: TimelineEntry = {
  kind: 'consent',
  offset: 17,
  appendedAt: '2026-09-01T08:00:01Z',
  effective: true,
  record: 'r-1',
  state: 'GIVEN',
};

describe('an entry of the timeline', () => {
  it('says what it came to', () => {
    expect(effectInWords({ ...GIVEN, became: { decision: true, legalBasis: 'CONSENT' } })).toBe('Allowed, on consent');
    expect(effectInWords({ ...GIVEN, became: { decision: false, reason: 'refused' } })).toBe(
      'Not allowed: The person refused',
    );
  });

  it('says that a grant which was overtaken changed nothing', () => {
    const overtaken = { ...GIVEN, effective: false, became: { decision: false, reason: 'withdrawn' } };
    expect(effectInWords(overtaken)).toBe('None; still not allowed: The person withdrew consent');
  });

  it('names what is no consent', () => {
    expect(whatInWords({ ...GIVEN, kind: 'attempt', outcome: 'NO_ANSWER' })).toBe('Tried to reach: no answer');
    expect(whatInWords({ ...GIVEN, kind: 'facts', audience: 'professional', minor: true })).toBe(
      'Known as professional, a minor',
    );
  });

  it('is made from the records where the gateway gives no timeline', () => {
    const record = { record: 'r-1', purpose: 'offers', state: 'GIVEN', recordedAt: '2026-09-01T08:00:00Z' };
    expect(entriesOf({ records: [record] } as unknown as Consents)).toMatchObject([
      { kind: 'consent', record: 'r-1', appendedAt: '2026-09-01T08:00:00Z' },
    ]);
  });
});

describe('a proof', () => {
  it('leaves out what the record does not have', () => {
    expect(factsOf(GIVEN).map(({ label }) => label)).toEqual(['State', 'In the log since', 'Record']);
  });

  it('says who recorded it and as what', () => {
    const facts = factsOf({ ...GIVEN, actor: 'officer-1', actorKind: 'OFFICER' });
    expect(facts).toContainEqual({ label: 'Recorded by', value: 'an officer (officer-1)', code: undefined });
  });
});

describe('a verdict that hours deny', () => {
  it('says from when on it allows again', () => {
    expect(
      whyInWords({ purpose: 'offers', decision: false, reason: 'quiet_hours', nextAllowed: '2026-11-23T09:00:00Z' }),
    ).toMatch(/^Outside the hours when contact is allowed\. Allowed again from 23 Nov 2026/);
  });
});

describe('the past', () => {
  const now = new Date('2026-11-23T10:00:00Z');

  it('is an instant before now', () => {
    expect(pastInstantOf('2026-11-23T09:59:59Z', now)).toBe('2026-11-23T09:59:59.000Z');
  });

  it.each(['', 'soon', '2026-11-23T10:00:01Z'])('"%s" is none', (typed) => {
    expect(pastInstantOf(typed, now)).toBeUndefined();
  });
});
