import { describe, expect, it } from 'vitest';
import { actionInWords, basisInWords, misfitInWords, placeInWords, purposeAndChannel, readable, reasonInWords, stateInWords } from './words';

describe('codes in plain words', () => {
  it.each([
    ['withdrawn', 'The person withdrew consent'],
    ['WITHDRAWN', 'The person withdrew consent'],
    ['quiet-hours', 'Outside the hours when contact is allowed'],
    ['unproven', 'The stream could not prove consent in time'],
    [undefined, 'No reason given'],
  ])('says the reason %s', (reason, words) => {
    expect(reasonInWords(reason)).toBe(words);
  });

  it.each(['toString', 'constructor', '__proto__'])('shows the unknown reason %s readably', (reason) => {
    expect(reasonInWords(reason)).toBe(readable(reason));
  });

  it('shows a reason that it has no words for instead of hiding it', () => {
    expect(reasonInWords('solar_flare')).toBe('Solar flare');
  });

  it('says states and bases', () => {
    expect(stateInWords('GIVEN')).toBe('Consent given');
    expect(basisInWords('CONTRACT')).toBe('a contract');
  });

  it.each(['erased', 'unopenable', 'malformed_payload', 'expired', 'unreadable_record', 'epoch_over'])(
    'has words of its own for the reason %s',
    (reason) => {
      expect(reasonInWords(reason)).not.toBe(readable(reason));
    },
  );

  it('says misfits, places and actions', () => {
    expect(misfitInWords('wrong_type')).toBe('Not of the declared type');
    expect(misfitInWords('malformed_payload')).toBe('Its values could not be read');
    expect(placeInWords('log-segments')).toBe('Log on disk');
    expect(actionInWords('dead_letters_read')).toBe('Opened dead letters');
  });

  it('names a purpose with its channel, or without one', () => {
    expect(purposeAndChannel('newsletter', 'email')).toBe('Newsletter by e-mail');
    expect(purposeAndChannel('email-tracking', undefined)).toBe('Email tracking');
  });
});
