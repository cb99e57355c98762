import type { Case } from './case';
import { EXPRESS_PROXY, FAST_GATEWAY, FASTIFY_PROXY, GATEWAY, NAIVE, NGINX, NODE_PROXY } from './names';
import { buildNaiveGateway, naiveGateway } from './naive-gateway';
import { hasNginx, nginxProxy } from './nginx';
import { productionEnvironment } from './production';
import { referenceServer } from './reference-server';
import { SAMPLE_ANSWERS, SAMPLE_PAGE_PATH, SAMPLE_PRODUCT_PATH } from './sample-products';
import type { Command, Stage } from './fixture';
import type { Target } from './target';

/** What the gateway asks of a service besides. */
const SERVICE_ANSWERS = {
  '/health/live': '{}',
  '/health/ready': '{}',
  '/docs-json': '{"openapi":"3.0.0","info":{"title":"x","version":"1"},"paths":{}}',
};
const READY_PATH = `/api${SAMPLE_PRODUCT_PATH}`;

/** Proxies in front of one upstream that answers from memory, so that it never is the bottleneck. */
export async function startProxiedCases(stage: Stage): Promise<Case[]> {
  const targets = await startTargets(stage);
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

async function startTargets(stage: Stage): Promise<Target[]> {
  const upstreamUrl = await startUpstream(stage);
  const redis = await stage.redis('cache');
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
  const reference = (name: string, file: string) => stage.run(referenceServer(name, file, READY_PATH, env));
  return [
    ...(hasNginx() ? [await stage.run(nginxProxy(stage, upstreamUrl, NGINX, READY_PATH))] : []),
    { ...(await stage.run(ourGateway(env))), cache: 'BYPASS' },
    await reference(NODE_PROXY, 'node-proxy.mjs'),
    await reference(FAST_GATEWAY, 'fast-gateway.mjs'),
    await reference(FASTIFY_PROXY, 'fastify-proxy.mjs'),
    await reference(EXPRESS_PROXY, 'express-proxy.mjs'),
    await stage.run(naiveGateway(NAIVE, READY_PATH, env)),
  ];
}

async function startUpstream(stage: Stage): Promise<string> {
  const file = stage.writeFile('upstream.json', JSON.stringify({ ...SAMPLE_ANSWERS, ...SERVICE_ANSWERS }));
  const server = referenceServer('upstream', 'memory-server.mjs', '/health/ready', { ANSWERS_FILE: file });
  const { port } = await stage.run(server);
  return `http://127.0.0.1:${port}`;
}

const ourGateway = (env: Command['env']) => (): Command => ({
  name: GATEWAY,
  command: process.execPath,
  args: ['--enable-source-maps', '--max-semi-space-size=32', 'dist/apps/gateway/main.js'],
  env,
  readyPath: '/health/ready',
});
