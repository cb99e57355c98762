import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ApiClient } from './api-client';

describe('ApiClient', () => {
  let server: Server;
  let client: ApiClient;
  let respond: { status: number; type?: string; body?: string };

  /** Answers with what is set; without a body, with the request that came. */
  beforeAll(async () => {
    server = createServer((request, response) => {
      void text(request).then((sent) => {
        const { method, url, headers } = request;
        const { status, type = 'application/json', body } = respond;
        response.writeHead(status, { 'content-type': type });
        response.end(body ?? JSON.stringify({ method, url, headers, sent }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    client = new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  beforeEach(() => (respond = { status: 200 }));
  afterAll(async () => {
    await client.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('sends session, key and JSON below its prefix', async () => {
    const request = { method: 'POST', path: '/orders', token: 'a.b.c', key: 'k', body: { n: 1 } } as const;

    expect(await client.expect(request)).toMatchObject({
      method: 'POST',
      url: '/api/orders',
      headers: { authorization: 'Bearer a.b.c', 'idempotency-key': 'k', 'content-type': 'application/json' },
      sent: '{"n":1}',
    });
  });

  it('sends a text as it is, and nothing without a body', async () => {
    expect(await client.expect({ method: 'PUT', path: '/', body: '{' })).toMatchObject({ sent: '{' });
    expect(await client.expect({ method: 'GET', path: '/' })).not.toHaveProperty('headers.content-type');
  });

  it('reads the code of a problem, and no JSON where there is none', async () => {
    respond = { status: 409, type: 'application/problem+json', body: '{"code":"OUT_OF_STOCK"}' };
    expect(await client.send({ method: 'GET', path: '/' })).toMatchObject({
      status: 409,
      code: 'OUT_OF_STOCK',
    });

    respond = { status: 200, type: 'text/html', body: '<p>' };
    expect(await client.send({ method: 'GET', path: '/' })).toMatchObject({ text: '<p>', body: undefined });
  });

  it('shows the answer that is none of 2xx', async () => {
    respond = { status: 503, body: '{"code":"SERVICE_UNAVAILABLE"}' };

    await expect(client.expect({ method: 'GET', path: '/cart' })).rejects.toThrow(
      'GET /cart was answered with 503: {"code":"SERVICE_UNAVAILABLE"}',
    );
  });
});
