import {
  createServer,
  type IncomingMessage,
  request as send,
  type Server,
  type ServerOptions,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request on its way, as a mutation may change it. */
export interface ProxiedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface ProxiedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Changes requests or responses on their way, as a bug in the edge would. */
export type Mutation = (
  request: ProxiedRequest,
  forward: (request: ProxiedRequest, url?: string) => Promise<ProxiedResponse>,
) => Promise<ProxiedResponse>;

/** Starts a proxy before another server that makes it a mutant. @returns where it listens */
export async function startMutantProxy(
  url: string,
  mutation: Mutation,
  options: ServerOptions = {},
): Promise<{ url: string; stop: () => void }> {
  const server: Server = createServer(options, (request, response) => {
    const proxied = readProxied(request).then((original) =>
      mutation(original, (changed, other = url) => forward(other, changed)),
    );
    proxied.then(
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

async function readProxied(request: IncomingMessage): Promise<ProxiedRequest> {
  const { method = '', url: target = '' } = request;
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
  return { method, target, headers: Object.fromEntries(headers), body: await buffer(request) };
}

function forward(url: string, { method, target, headers, body }: ProxiedRequest): Promise<ProxiedResponse> {
  const { 'transfer-encoding': _, connection: __, expect: ___, 'accept-encoding': ____, ...others } = headers;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = send(
      {
        hostname,
        port,
        method,
        path: target,
        headers: { ...others, 'content-length': body.length },
        agent: false,
      },
      (incoming) => {
        buffer(incoming).then((bytes) => {
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: bytes });
        }, reject);
      },
    );
    outgoing.once('error', reject).end(body);
  });
}

function withLength({ 'transfer-encoding': _, ...headers }: ProxiedResponse['headers'], body: Buffer) {
  return body.length > 0 ? { ...headers, 'content-length': String(body.length) } : headers;
}
