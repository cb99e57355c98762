import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service as the gateway sees it: a real server whose responses the test decides. */
export interface UpstreamServer {
  readonly url: string;
  /** Requests received so far, health checks left out. */
  readonly received: IncomingMessage[];
  answer: RequestListener;
  stop(): Promise<void>;
}

/** Answers 200 with a JSON body and its tag. */
export const json =
  (body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    request.resume();
    const bytes = Buffer.from(JSON.stringify(body));
    response.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': bytes.length,
      ETag: '"tag"',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };

/** @param port a free one when 0 */
export async function startUpstream(answer: RequestListener = json({}), port = 0): Promise<UpstreamServer> {
  const received: IncomingMessage[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/health/ready') return void response.end();
    received.push(request);
    upstream.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const upstream: UpstreamServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return upstream;
}
