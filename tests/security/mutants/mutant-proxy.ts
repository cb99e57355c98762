import {
  createServer,
  type IncomingMessage,
  request as send,
  type Server,
  type ServerOptions,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request on its way, as a flaw may change it. */
export interface Passing {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface PassingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A server before the edge that has a flaw. @param url what it stands before */
export type Flaw = (
  passing: Passing,
  forward: (passing: Passing, url?: string) => Promise<PassingAnswer>,
) => Promise<PassingAnswer>;

/** Starts a flawed server before another one. @returns where it listens */
export async function startFront(
  url: string,
  flaw: Flaw,
  options: ServerOptions = {},
): Promise<{ url: string; stop: () => void }> {
  const server: Server = createServer(options, (request, response) => {
    const answer = readPassing(request).then((passing) =>
      flaw(passing, (changed, other = url) => forward(other, changed)),
    );
    answer.then(
      ({ status, headers, body }) => response.writeHead(status, withLength(headers, body)).end(body),
      () => response.destroy(), // as a server does that breaks down
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function readPassing(request: IncomingMessage): Promise<Passing> {
  const { method = '', url: target = '' } = request;
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
  return { method, target, headers: Object.fromEntries(headers), body: await buffer(request) };
}

function forward(url: string, { method, target, headers, body }: Passing): Promise<PassingAnswer> {
  const { 'transfer-encoding': _, connection: __, expect: ___, 'accept-encoding': ____, ...kept } = headers;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = send(
      {
        hostname,
        port,
        method,
        path: target,
        headers: { ...kept, 'content-length': body.length },
        agent: false,
      },
      (answer) => {
        buffer(answer).then((bytes) => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes });
        }, reject);
      },
    );
    outgoing.once('error', reject).end(body);
  });
}

function withLength({ 'transfer-encoding': _, ...headers }: PassingAnswer['headers'], body: Buffer) {
  return body.length > 0 ? { ...headers, 'content-length': String(body.length) } : headers;
}
