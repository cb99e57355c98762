import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ports';
import { APP_NAMES } from './apps';
import { startSuite, type RunningSuite, type SuiteOptions } from './start-suite';

/** Answers everything with its environment. */
const SERVICE = `
  if (process.env.JWT_SECRET === 'short') { console.error('JWT_SECRET needs 32 bytes'); process.exit(1); }
  require('node:http')
    .createServer((_request, response) => response.end(JSON.stringify(process.env)))
    .listen(process.env.PORT, '127.0.0.1');
`;

describe('startSuite', () => {
  let suite: RunningSuite | undefined;
  const start = async (options: Partial<SuiteOptions> = {}, script = SERVICE) => {
    const workspaceRoot = mkdtempSync(join(tmpdir(), 'emporium-suite-'));
    for (const app of APP_NAMES) {
      mkdirSync(join(workspaceRoot, 'dist/apps', app), { recursive: true });
      writeFileSync(join(workspaceRoot, 'dist/apps', app, 'main.js'), script);
    }
    suite = await startSuite({ workspaceRoot, logDirectory: join(workspaceRoot, 'logs'), ...options });
    return suite;
  };
  afterEach(async () => {
    await suite?.stop();
    suite = undefined;
  });
  const environmentOf = async (url: string) => (await (await fetch(url)).json()) as Record<string, string>;

  it('gives every process its port, its Redis and all instances of the others', async () => {
    const { gatewayUrl, urls, redis } = await start({ scale: { 'product-service': 2 } });

    expect(urls['product-service']).toHaveLength(2);
    expect(await environmentOf(gatewayUrl)).toMatchObject({
      NODE_ENV: 'development',
      REDIS_URL: redis.data?.url,
      CACHE_REDIS_URL: redis.cache?.url,
      PRODUCT_SERVICE_URL: urls['product-service'].join(','),
      ORDER_SERVICE_URL: urls['order-service'][0],
      USER_SERVICE_URL: urls['user-service'][0],
    });
  });

  it('names every given port that is taken', async () => {
    const first = await start();
    const port = Number(new URL(first.gatewayUrl).port);

    await expect(startSuite({ logDirectory: tmpdir(), ports: { gateway: port } })).rejects.toThrow(
      `Port ${port}, which gateway needs, is taken by another process.`,
    );
  });

  it('starts anew when a process loses its port, one that was given, too', async () => {
    const script = `
      const { existsSync, writeFileSync } = require('node:fs');
      const tried = process.env.TRIED + process.env.PORT;
      if (process.env.PORT === process.env.LOSER && !existsSync(tried)) {
        writeFileSync(tried, '');
        console.error('listen EADDRINUSE: address already in use');
        process.exit(1);
      }
      ${SERVICE}`;
    const port = await freePort();
    const env = { TRIED: join(mkdtempSync(join(tmpdir(), 'emporium-tried-')), 'port-'), LOSER: String(port) };

    const { gatewayUrl } = await start({ env, ports: { gateway: port } }, script);

    expect((await fetch(gatewayUrl)).status).toBe(200);
  });

  it('starts no Redis when URLs are given', async () => {
    const { gatewayUrl, redis } = await start({ redis: { urls: { dataUrl: 'redis://elsewhere:6379' } } });

    expect(redis.data).toBeUndefined();
    expect(await environmentOf(gatewayUrl)).toMatchObject({ CACHE_REDIS_URL: 'redis://elsewhere:6379' });
  });

  it('fails with the words of a service that refuses its configuration', async () => {
    await expect(start({ env: { JWT_SECRET: 'short' } })).rejects.toThrow('JWT_SECRET needs 32 bytes');
  });

  it('stops what has started when it is aborted', async () => {
    const abort = new AbortController();
    const names: string[] = [];
    const starting = start({
      signal: abort.signal,
      ports: { gateway: await freePort() },
      onReady: (name) => {
        names.push(name);
        abort.abort(new Error('interrupted'));
      },
    });

    await expect(starting).rejects.toThrow('interrupted');
    expect(names.length).toBeGreaterThan(0);
  });

  it('lets one process be killed and restarted on its port while the others go on', async () => {
    const { processes, urls } = await start();
    const orders = processes.get('order-service');
    const url = `${urls['order-service'][0]}`;

    orders?.kill('SIGKILL');
    await orders?.exited;
    await expect(fetch(url)).rejects.toThrow();
    await orders?.restart();

    expect((await fetch(url)).status).toBe(200);
    expect([...processes.values()].every(({ isRunning }) => isRunning)).toBe(true);
  });
});
