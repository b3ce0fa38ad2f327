import { expect, it } from 'vitest';
import { distinct } from './VersionList';

it('compares versions, of which one whose state changed is listed again', () => {
  const versions = [
    { version: 2, state: 'paused' },
    { version: 2, state: 'live' },
    { version: 1, state: 'live' },
  ];

  expect(distinct(versions)).toEqual([versions[0], versions[2]]);
});
