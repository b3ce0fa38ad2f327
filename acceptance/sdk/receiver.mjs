// A receiver of webhooks that verifies each message with the published library of Standard Webhooks.
// Reads two lines: how many messages it waits for, and then the secret that the sender told.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const expected = Number((await lines.next()).value);
let webhook;
let verified = 0;

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8');
    try {
      const { type, data } = webhook.verify(body, request.headers);
      console.log(`verified ${type} ${data.contact}`);
      verified += 1;
      response.writeHead(204).end();
    } catch (refused) {
      console.log(`refused ${refused.message}`);
      response.writeHead(400).end();
    }
    if (verified === expected) {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
webhook = new Webhook((await lines.next()).value);
