import type { Case } from './case';
import { EXPRESS_PROXY, FAST_GATEWAY, FASTIFY_PROXY, GATEWAY, NAIVE, NGINX, NODE_PROXY } from './names';
import { buildNaiveGateway, naiveGateway } from './naive-gateway';
import { hasNginx, nginxProxy } from './nginx';
import { productionEnvironment } from './production';
import { referenceServer } from './reference-server';
import { SAMPLE_ANSWERS, SAMPLE_PAGE_PATH, SAMPLE_PRODUCT_PATH } from './sample-products';
import type { Command, Fixture } from './fixture';
import type { Target } from './target';

/** What the gateway asks of a service besides. */
const SERVICE_ANSWERS = {
  '/health/live': '{}',
  '/health/ready': '{}',
  '/docs-json': '{"openapi":"3.0.0","info":{"title":"x","version":"1"},"paths":{}}',
};
const READY_PATH = `/api${SAMPLE_PRODUCT_PATH}`;

/** Proxies in front of one upstream that answers from memory, so that it never is the bottleneck. */
export async function startProxiedCases(fixture: Fixture): Promise<Case[]> {
  const targets = await startTargets(fixture);
  const reference = hasNginx() ? NGINX : NODE_PROXY;
  // For the gateway this means: not from the cache.
  const headers = { 'Cache-Control': 'no-cache' };
  return [
    { kind: 'proxied', title: 'proxied GET of a product', path: READY_PATH, headers, targets, reference },
    {
      kind: 'proxied',
      title: 'proxied GET of a page of 20',
      path: `/api${SAMPLE_PAGE_PATH}`,
      headers,
      targets,
      reference,
    },
  ];
}

async function startTargets(fixture: Fixture): Promise<Target[]> {
  const upstreamUrl = await startUpstream(fixture);
  const redis = await fixture.redis('cache');
  const env = {
    ...productionEnvironment(),
    UPSTREAM_URL: upstreamUrl,
    PRODUCT_SERVICE_URL: upstreamUrl,
    ORDER_SERVICE_URL: upstreamUrl,
    USER_SERVICE_URL: upstreamUrl,
    REDIS_URL: redis.url,
    CACHE_REDIS_URL: redis.url,
  };
  await buildNaiveGateway();
  const reference = (name: string, file: string) => fixture.run(referenceServer(name, file, READY_PATH, env));
  return [
    ...(hasNginx() ? [await fixture.run(nginxProxy(fixture, upstreamUrl, NGINX, READY_PATH))] : []),
    { ...(await fixture.run(ourGateway(env))), cache: 'BYPASS' },
    await reference(NODE_PROXY, 'node-proxy.mjs'),
    await reference(FAST_GATEWAY, 'fast-gateway.mjs'),
    await reference(FASTIFY_PROXY, 'fastify-proxy.mjs'),
    await reference(EXPRESS_PROXY, 'express-proxy.mjs'),
    await fixture.run(naiveGateway(NAIVE, READY_PATH, env)),
  ];
}

async function startUpstream(fixture: Fixture): Promise<string> {
  const file = fixture.writeFile('upstream.json', JSON.stringify({ ...SAMPLE_ANSWERS, ...SERVICE_ANSWERS }));
  const server = referenceServer('upstream', 'memory-server.mjs', '/health/ready', { ANSWERS_FILE: file });
  const { port } = await fixture.run(server);
  return `http://127.0.0.1:${port}`;
}

const ourGateway = (env: Command['env']) => (): Command => ({
  name: GATEWAY,
  command: process.execPath,
  args: ['--enable-source-maps', '--max-semi-space-size=32', 'dist/apps/gateway/main.js'],
  env,
  readyPath: '/health/ready',
});
