/** For the tests: a small catalogue as the gateway would give it. */
import type { Catalogue, Property } from './catalogue';

const TEXT = ['=', '!=', 'in', 'not in', 'contains', 'starts with', 'exists', 'does not exist'];
const NUMBER = ['=', '!=', '<', '<=', '>', '>=', 'in', 'exists', 'does not exist'];

const text = (name: string): Property => ({ name, kind: 'text', operators: TEXT });

export const CATALOGUE: Catalogue = {
  purpose: 'profiling',
  measures: [],
  events: [
    {
      name: 'Order Completed',
      properties: [
        text('country'),
        { name: 'age', kind: 'coarse', operators: ['=', '!=', 'in', 'not in', 'exists', 'does not exist'], values: ['15-24', '25-34'] },
        { name: 'gift', kind: 'boolean', operators: ['=', 'exists', 'does not exist'] },
        { name: 'order_id', kind: 'unreadable', operators: ['exists', 'does not exist'] },
        { name: 'quantity', kind: 'integer', operators: NUMBER },
        { name: 'total', kind: 'decimal', operators: NUMBER },
      ],
    },
    { name: 'Product Viewed', properties: [text('product_id')] },
  ],
  traits: [text('city')],
  scores: [{ id: 'expected-purchases', name: 'Expected purchases' }],
  segments: [{ id: 'lapsing', name: 'Lapsing customers' }],
  channels: [
    { channel: 'email', purposes: ['newsletter', 'offers'] },
    { channel: 'sms', purposes: ['offers'] },
  ],
};
