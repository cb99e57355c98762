import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fixture } from '../fixture/fixture';
import { brokenBodies } from './prove-broken-bodies';

async function breachesOf(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gatewayUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { breaches } = await brokenBodies.prove({ gatewayUrl, size: { brokenBodyWaves: 1 } } as Fixture);
  server.closeAllConnections();
  server.close();
  return breaches;
}

describe('the proof of broken bodies', () => {
  it('finds nothing at a server that shrugs them off', async () => {
    expect(
      await breachesOf((request, response) => void request.resume().once('end', () => response.end())),
    ).toEqual([]);
  });

  it('reports a server that one broken body makes ill', async () => {
    let isIll = false;
    const breaches = await breachesOf((request, response) => {
      request.on('error', () => (isIll = true));
      request.resume().once('end', () => response.writeHead(isIll ? 503 : 200).end());
    });
    expect(breaches[0]?.found).toContain('503');
  });

  it('reports a server that ends', async () => {
    const breaches = await breachesOf((request) => {
      const { server } = request.socket as unknown as {
        server: { close(): void; closeAllConnections(): void };
      };
      server.close();
      server.closeAllConnections();
    });
    expect(breaches).toEqual([expect.objectContaining({ found: expect.stringContaining('no connections') })]);
  });
});
