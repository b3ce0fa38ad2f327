/** What is pasted to point a tool at this gateway. */
export interface SetUp {
  id: string;
  label: string;
  /** Whose key it holds. */
  use: 'server' | 'browser';
  note: string;
  code: (gateway: string, key: string) => string;
}

export const SETUPS: readonly SetUp[] = [
  {
    id: 'segment-node',
    label: 'Segment, Node',
    use: 'server',
    note: '@segment/analytics-node: only the host changes.',
    code: (gateway, key) => `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: '${key}', host: '${gateway}' })
analytics.track({ userId: '17850', event: 'Order Completed', properties: { total: 39.9, currency: 'EUR' } })
await analytics.closeAndFlush()`,
  },
  {
    id: 'segment-browser',
    label: 'Segment, browser',
    use: 'browser',
    note: '@segment/analytics-next: calls wait in memory, and nothing is stored or sent, until your banner calls agreed().',
    code: (gateway, key) => `import { AnalyticsBrowser } from '@segment/analytics-next'

export const analytics = new AnalyticsBrowser()

export function agreed() {
  analytics.load({ writeKey: '${key}', cdnURL: '${gateway}' })
}

analytics.track('Product Viewed', { product_id: '85123A' })`,
  },
  {
    id: 'rudderstack-node',
    label: 'RudderStack, Node',
    use: 'server',
    note: '@rudderstack/rudder-sdk-node: without an errorHandler the SDK ends your process on some answers.',
    code: (gateway, key) => `import RudderAnalytics from '@rudderstack/rudder-sdk-node'

const client = new RudderAnalytics('${key}', {
  dataPlaneUrl: '${gateway}',
  errorHandler: (error) => console.error(error),
})
client.track({ userId: '17850', event: 'Order Completed', properties: { total: 39.9, currency: 'EUR' } })
await client.flush()`,
  },
  {
    id: 'cloudevents',
    label: 'CloudEvents',
    use: 'server',
    note: 'type is the event type of the register, subject the contact. The SDK sends once: try again on 429 and 503.',
    code: (gateway, key) => `import { CloudEvent, emitterFor, httpTransport } from 'cloudevents'

const emit = emitterFor(httpTransport('${gateway}/v1/cloudevents'))
await emit(
  new CloudEvent({
    source: '/shop',
    type: 'Order Completed',
    subject: 'user:17850',
    data: { total: 39.9, currency: 'EUR' },
  }),
  { headers: { authorization: 'Bearer ${key}' } },
)`,
  },
  {
    id: 'curl',
    label: 'curl',
    use: 'server',
    note: 'The answer says what became of it.',
    code: (gateway, key) => `curl ${gateway}/v1/track -u '${key}:' --json '{
  "userId": "17850", "event": "Order Completed",
  "properties": {"total": 39.9, "currency": "EUR"}
}'`,
  },
];

/** Stands where a key is not shown. */
export const placeholder = (use: SetUp['use']): string => (use === 'server' ? 'WRITE_KEY' : 'BROWSER_KEY');

/** Where the gateway is, as far as a page can tell: beside it, on its default port. */
export const gatewayBeside = (page: { protocol: string; hostname: string }): string =>
  `${page.protocol}//${page.hostname}:8080`;
