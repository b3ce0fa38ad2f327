import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  destroyEpoch,
  eraseContact,
  findContacts,
  readConsents,
  readErasure,
  readFlow,
  readFlowHistory,
  readReceipt,
  readSegmentHistory,
  recordConsent,
} from './client';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

function answering(response: Response) {
  const fetched = vi.fn<Fetch>(async () => response);
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const json = (status: number, body: object, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

afterEach(() => vi.unstubAllGlobals());

describe('a call', () => {
  it('returns what the gateway answered', async () => {
    answering(json(200, { accepted: 3 }));
    expect(await readFlow()).toEqual({ ok: true, value: { accepted: 3 } });
  });

  it.each([
    [401, 'signed-out'],
    [403, 'forbidden'],
    [502, 'away'],
    [503, 'away'],
  ])('understands status %i as %s', async (status, kind) => {
    answering(json(status, {}, 'application/problem+json'));
    expect(await readFlow()).toEqual({ ok: false, failure: { kind } });
  });

  it('repeats what a problem says', async () => {
    const problem = { type: 'about:blank', title: 'Unknown purpose', status: 400, detail: 'Allowed: offers' };
    answering(json(400, problem, 'application/problem+json; charset=utf-8'));
    expect(await readFlow()).toEqual({
      ok: false,
      failure: { kind: 'refused', title: 'Unknown purpose', detail: 'Allowed: offers' },
    });
  });

  it('does not trust an error that is no problem document', async () => {
    answering(new Response('<h1>oops</h1>', { status: 500 }));
    expect(await readFlow()).toEqual({
      ok: false,
      failure: { kind: 'refused', title: 'The gateway answered with status 500' },
    });
  });

  it('takes a broken connection, a timeout and a broken body for an absent gateway', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
    expect(await readFlow()).toEqual({ ok: false, failure: { kind: 'away' } });
    answering(new Response('{"accep', { status: 200 }));
    expect(await readFlow()).toEqual({ ok: false, failure: { kind: 'away' } });
  });
});

describe('addresses', () => {
  it('travel in the body, never in the URL', async () => {
    const fetched = answering(json(200, { contacts: [], revision: '0@0' }));
    await findContacts({ email: 'jane@example.com' });
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe('/api/v1/contacts/find');
    expect(init?.body).toBe('{"email":"jane@example.com"}');
  });

  it('leave no way out of the path for a strange id', async () => {
    const fetched = answering(json(200, {}));
    await readConsents('user:../x?y#z');
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/contacts/user%3A..%2Fx%3Fy%23z/consents');
  });
});

describe('a withdrawal', () => {
  it('is posted as it is given', async () => {
    const fetched = answering(json(201, { record: 'r', revision: '1@2', shutOff: '/v1/shut-offs/s' }));
    await recordConsent('user:1', { purpose: 'offers', state: 'WITHDRAWN', method: 'officer-page' });
    expect(fetched.mock.calls[0]?.[1].body).toBe('{"purpose":"offers","state":"WITHDRAWN","method":"officer-page"}');
  });

  it.each(['https://evil.example/v1/shut-offs/s', '/v1/shut-offs/../flow', '/v1/flow', ''])(
    'follows no receipt path such as "%s"',
    async (path) => {
      const fetched = answering(json(200, {}));
      expect((await readReceipt(path)).ok).toBe(false);
      expect(fetched).not.toHaveBeenCalled();
    },
  );
});

describe('a history', () => {
  it('is asked for by its time and span', async () => {
    const fetched = answering(json(200, {}));
    await readFlowHistory('event', 'P30D');
    await readFlowHistory('processing', 'all');
    await readSegmentHistory('PT24H');
    await readSegmentHistory('all');
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([
      '/api/v1/flow/history?time=event&last=P30D',
      '/api/v1/flow/history?time=processing',
      '/api/v1/segments/history?last=PT24H',
      '/api/v1/segments/history',
    ]);
  });
});

describe('an erasure', () => {
  it('names the contact in the path and the reason in the body', async () => {
    const fetched = answering(json(202, {}));
    await eraseContact('user:17850', 'Request 17');
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/contacts/user%3A17850/erasures');
    expect(fetched.mock.calls[0]?.[1].body).toBe('{"reason":"Request 17"}');
  });

  it('has its receipt read at no other address', async () => {
    const fetched = answering(json(200, {}));
    expect((await readErasure('/v1/erasures/../session')).ok).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('an epoch', () => {
  it('is destroyed by its number', async () => {
    const fetched = answering(json(200, {}));
    await destroyEpoch(2, 'Rotation of November');
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/pseudonyms/epochs/2/destruction');
  });
});
