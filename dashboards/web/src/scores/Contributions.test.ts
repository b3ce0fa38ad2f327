import { describe, expect, it } from 'vitest';
import { sumInWords } from './Contributions';

const contributions = [
  { feature: 'orders', featureValue: 3, amount: 1.5 },
  { feature: 'silence', featureValue: 40, amount: -0.25 },
];

describe('contributions', () => {
  it('add up to the value', () => {
    expect(sumInWords({ value: 1.25, scale: 'value', contributions })).toBe('Together 1.25, the value');
  });

  it('of a probability add up to its logit, never to the probability', () => {
    expect(sumInWords({ value: 0.777299861, scale: 'logit', contributions })).toBe('Together 1.25, which is the logit of 0.7773: 1 / (1 + e^−sum)');
  });
});
