/** An example of each kind of model, to begin with; the numbers are for the reader to replace. */
export const TEMPLATES = [
  { label: 'Points', model: { kind: 'points', halfLife: 'P30D', points: { 'Order Completed': 10, 'Product Viewed': 1 } } },
  {
    label: 'RFM',
    model: {
      kind: 'rfm',
      event: 'Order Completed',
      amount: 'total',
      recency: { boundaries: [30, 90, 180, 365], weight: 1 },
      frequency: { boundaries: [1, 2, 4, 8], weight: 1 },
      monetary: { boundaries: [20, 50, 100, 250], weight: 1 },
    },
  },
  {
    label: 'Logistic',
    model: {
      kind: 'logistic',
      intercept: -1.5,
      features: [
        { name: 'orders', measure: 'count', event: 'Order Completed', within: 'P90D', mean: 2.1, deviation: 1.7, coefficient: 0.8 },
        { name: 'silence', measure: 'days-since', event: 'Order Completed', within: 'P365D', mean: 80, deviation: 60, coefficient: -0.9 },
      ],
    },
  },
  {
    label: 'BG/NBD',
    model: { kind: 'bg-nbd', event: 'Order Completed', unit: 'weeks', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, gives: 'expected-purchases', horizon: 13 },
  },
] as const;
