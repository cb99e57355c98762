import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Upstream } from './upstream';

const REQUEST = {
  method: 'GET',
  path: '/',
  headers: {},
  body: null,
  signal: new AbortController().signal,
};

describe('Upstream', () => {
  let upstream: Upstream;
  afterEach(() => upstream.close());

  it('lets its instances take turns', () => {
    upstream = new Upstream(['http://127.0.0.1:1', 'http://127.0.0.1:2']);
    const [first, second, third] = [upstream.next(), upstream.next(), upstream.next()];

    expect(second).not.toBe(first);
    expect(third).toBe(first);
  });

  it('gives another than the tried instance', () => {
    upstream = new Upstream(['http://127.0.0.1:1', 'http://127.0.0.1:2']);
    const tried = upstream.next();

    expect([upstream.next(tried), upstream.next(tried)]).not.toContain(tried);
  });

  it('gives the only instance again', () => {
    upstream = new Upstream(['http://127.0.0.1:1']);
    const only = upstream.next();

    expect(upstream.next(only)).toBe(only);
  });

  it('passes over an instance that refused a connection a moment ago, while another is there', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const closedPort = (server.address() as AddressInfo).port;
    await new Promise((resolve) => server.close(resolve));
    upstream = new Upstream([`http://127.0.0.1:${closedPort}`, 'http://127.0.0.1:2']);
    const dead = upstream.next();

    await expect(dead.send(REQUEST)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    expect([upstream.next(), upstream.next(), upstream.next()]).not.toContain(dead);
  });
});
