// Sends events with Segment's SDK for Node as its documentation shows it.
import { Analytics } from '@segment/analytics-node';
import { wanted } from './sending.mjs';

const { url, key, events } = await wanted();
const analytics = new Analytics({ writeKey: key, host: url, flushAt: events.length });
analytics.on('error', (error) => console.log('error', error.code, error.reason));
for (const { call, ...event } of events) {
  analytics[call](event);
}
await analytics.closeAndFlush();
console.log('sent', events.length);
