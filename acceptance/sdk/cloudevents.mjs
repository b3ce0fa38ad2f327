// Sends events with the CloudEvents SDK. It tries nothing again by itself: whoever uses it does.
import { CloudEvent, HTTP, Mode, emitterFor, httpTransport } from 'cloudevents';
import { wanted } from './sending.mjs';

const { url, key, events, mode } = await wanted();
const headers = { authorization: `Basic ${btoa(`${key}:`)}` };
if (mode === 'batch') {
  const one = HTTP.structured(new CloudEvent(events[0]));
  const body = `[${events.map((event) => HTTP.structured(new CloudEvent(event)).body).join(',')}]`;
  const type = one.headers['content-type'].replace('cloudevents+json', 'cloudevents-batch+json');
  console.log('answer', (await httpTransport(url)({ headers: { 'content-type': type }, body }, { headers })).body);
} else {
  const emit = emitterFor(httpTransport(url), { mode: mode === 'binary' ? Mode.BINARY : Mode.STRUCTURED });
  for (const event of events) {
    console.log('answer', (await emit(new CloudEvent(event), { headers })).body);
  }
}
console.log('sent', events.length);
