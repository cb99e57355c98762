import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios, { type AxiosError } from 'axios';
import { Agent } from 'undici';
import { undiciAdapter } from './undici-adapter';

describe('undiciAdapter', () => {
  const agent = new Agent();
  const client = axios.create({ adapter: undiciAdapter(agent) });
  let server: Server;
  let url: string;
  let answer: RequestListener;

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await agent.destroy();
    server.close();
  });

  it('sends what axios was given, and gives back what came', async () => {
    answer = (request, response) => {
      const chunks: Buffer[] = [];
      const { method, url: path, headers } = request;
      request
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          response.setHeader('content-type', 'application/json').setHeader('x-a', 'b');
          response.end(
            JSON.stringify({
              method,
              path,
              type: headers['content-type'],
              who: headers['authorization'],
              body: Buffer.concat(chunks).toString(),
            }),
          );
        });
    };
    const headers = { Authorization: 'Bearer t' };
    const { status, data, headers: received } = await client.put(`${url}/a?b=c`, { d: 'é' }, { headers });

    expect([status, received['x-a']]).toEqual([200, 'b']);
    expect(data).toEqual({
      method: 'PUT',
      path: '/a?b=c',
      type: 'application/json',
      who: 'Bearer t',
      body: '{"d":"é"}',
    });
  });

  it.each([404, 503])('fails for a %i with the response', async (status) => {
    answer = (_, response) => response.writeHead(status).end('{"code":"NO"}');
    const error = await client.get(url).catch((reason: AxiosError) => reason);

    expect(axios.isAxiosError(error) && error.response).toMatchObject({ status, data: { code: 'NO' } });
  });

  it.each<[string, RequestListener]>([
    ['a connection that breaks', ({ socket }) => void socket.destroy()],
    [
      'a body that breaks off',
      (_, response) =>
        void response.writeHead(200, { 'content-length': 9 }).end('{', () => response.destroy()),
    ],
    ['no response in time', () => undefined],
    ['a response that does not end in time', (_, response) => void response.write('{')],
  ])('fails without a response for %s', async (_, listener) => {
    answer = listener;
    const error = await client
      .get(url, { signal: AbortSignal.timeout(200) })
      .catch((reason: AxiosError) => reason);

    expect(axios.isAxiosError(error) && error.response === undefined).toBe(true);
  });
});
