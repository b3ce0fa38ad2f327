import { describe, expect, it } from 'vitest';
import { atMost } from './atMost';

describe('what waits for its turn', () => {
  it('is never more than so many at once, and all of it is answered', async () => {
    const inTurn = atMost(2);
    let now = 0;
    let most = 0;
    const ask = (number: number) =>
      inTurn(async () => {
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
        return number;
      });

    const answers = await Promise.all([1, 2, 3, 4, 5].map(ask));

    expect(answers).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('goes on after one that failed', async () => {
    const inTurn = atMost(1);
    const failed = inTurn(() => Promise.reject(new Error('away')));
    const next = inTurn(() => Promise.resolve('answered'));

    await expect(failed).rejects.toThrow('away');
    await expect(next).resolves.toBe('answered');
  });
});
