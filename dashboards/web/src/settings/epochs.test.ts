import { describe, expect, it } from 'vitest';
import { epochStateInWords, isDestructible, movingInWords } from './epochs';

const NOW = { current: 3 };

describe('an epoch of pseudonyms', () => {
  it.each([
    [{ epoch: 3, contacts: 0, destroyed: false }, 'Current', false],
    [{ epoch: 2, contacts: 5, destroyed: false }, 'Being left', false],
    [{ epoch: 2, contacts: 0, destroyed: false }, 'Empty; its key can be destroyed', true],
    [{ epoch: 1, contacts: 0, destroyed: true }, 'Key destroyed', false],
  ])('%o is "%s"', (epoch, words, destructible) => {
    expect(epochStateInWords(epoch, NOW)).toBe(words);
    expect(isDestructible(epoch, NOW)).toBe(destructible);
  });

  it('says how many contacts still move', () => {
    expect(movingInWords({ current: 3, moving: 1204 })).toBe('1,204 contacts still move to epoch 3.');
    expect(movingInWords({ current: 3, moving: 1 })).toBe('1 contact still moves to epoch 3.');
    expect(movingInWords({ current: 3, moving: 0 })).toBe('Every contact is in epoch 3.');
  });
});
