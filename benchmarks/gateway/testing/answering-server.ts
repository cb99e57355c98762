import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoadOrder } from '../load/order';

export const BODY = 'x'.repeat(200_000);

/** Calls `use` with the orders for a real server that answers with the listener. */
export async function withServer(
  listener: RequestListener,
  use: (order: LoadOrder) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await use({
      port,
      request: 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n',
      connections: 4,
      warmUpMs: 20,
      durationMs: 200,
      expects: { bodyBytes: BODY.length },
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
