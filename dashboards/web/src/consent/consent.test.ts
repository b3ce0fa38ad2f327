import { describe, expect, it } from 'vitest';
import { otherBasisInWords, remarksOf } from '../register/PurposeTable';
import { periodInWords } from '../ui/time';
import { stateOf } from './NoticeTable';
import { percentWidth } from './RateTable';
import { waitingForInWords } from '../ui/shutOff';

const NOW = new Date('2026-11-23T10:00:00Z');

describe('a notice', () => {
  it('is in force, will be retired, or is', () => {
    expect(stateOf({}, NOW)).toBe('In force');
    expect(stateOf({ retired: '2027-01-01T12:00:00Z' }, NOW)).toBe('In force until 1 Jan 2027');
    expect(stateOf({ retired: '2026-01-01T12:00:00Z' }, NOW)).toBe('Retired 1 Jan 2026');
  });
});

describe('a shut-off', () => {
  const open = {
    id: 's',
    purpose: 'offers',
    acknowledgedAt: '2026-11-23T10:00:00Z',
    complete: false,
    points: [
      { kind: 'gateway' as const, id: 'g1', stoppedAt: '2026-11-23T10:00:00Z' },
      { kind: 'stream' as const, id: 'j' },
    ],
  };

  it('names the points that it waits for', () => {
    expect(waitingForInWords(open)).toBe('Stream j');
    expect(waitingForInWords({ ...open, pending: [{ kind: 'gateway', id: 'g2' }] })).toBe('Gateway g2');
    expect(waitingForInWords({ ...open, complete: true })).toBe('–');
  });
});

describe('a rate', () => {
  it.each([
    [0.4002, '40.02%'],
    [1.5, '100%'],
    [-1, '0%'],
  ])('%d stays within its bar', (rate, width) => expect(percentWidth(rate)).toBe(width));
});

describe('the register in words', () => {
  it.each([
    ['P3Y', '3 years'],
    ['P1Y6M', '1 year 6 months'],
    ['PT24H', 'PT24H'],
    ['soon', 'soon'],
  ])('reads %s as %s', (period, words) => expect(periodInWords(period)).toBe(words));

  it('says on what else a purpose may rest, and under which conditions', () => {
    expect(
      otherBasisInWords({
        basis: 'LEGITIMATE_INTEREST',
        channels: ['email'],
        audience: 'PROFESSIONALS',
        requires: ['notice-shown', 'job-related'],
      }),
    ).toBe('or a legitimate interest by e-mail for professionals; the record must show: notice shown, job related');
  });

  it('remarks only what there is', () => {
    const purpose = {
      id: 'offers',
      description: '',
      basis: 'CONSENT',
      channels: [],
      consumers: [],
      directMarketing: true,
      specialCategories: false,
      retention: 'P3Y',
      consentValidity: 'P13M',
      otherBases: [],
    };
    expect(remarksOf(purpose)).toEqual(['direct marketing', 'a consent holds 13 months']);
  });
});
