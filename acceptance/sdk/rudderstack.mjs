// Sends events with RudderStack's SDK for Node as its documentation shows it; it packs them.
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { wanted } from './sending.mjs';

const { url, key, events, handleErrors } = await wanted();
const client = new RudderAnalytics(key, {
  dataPlaneUrl: url,
  flushAt: events.length,
  ...(handleErrors && { errorHandler: (error) => console.log('error', error.message) }),
});
// the first event goes out alone, and the others wait for it
for (const { call, ...event } of events) {
  client[call](event);
}
await client.flush();
console.log('sent', events.length);
process.exit(0);
