import type { Case } from './case';
import { GATEWAY, NAIVE, NAIVE_CACHED, RAW } from './names';
import { buildNaiveGateway, naiveGateway } from './naive-gateway';
import { referenceServer } from './reference-server';
import type { Fixture } from './fixture';
import { startStockedSuite, type StockedSuite } from './stocked-suite';
import type { Target } from './target';

const PAGE_PATH = '/api/products?limit=20';

/** The gateway in front of the real services, and what else could answer the same reads. */
export async function startCachedCases(fixture: Fixture): Promise<Case[]> {
  await buildNaiveGateway();
  const suite = await startStockedSuite(fixture);
  const productPath = `/api/products/${suite.productId}`;
  const targets = await startTargets(fixture, suite, productPath);
  return [
    { kind: 'cached', title: 'cached GET of a product', path: productPath, targets, reference: RAW },
    { kind: 'cached', title: 'cached GET of a page of 20', path: PAGE_PATH, targets, reference: RAW },
    privateCase(suite, targets),
  ];
}

async function startTargets(fixture: Fixture, suite: StockedSuite, productPath: string): Promise<Target[]> {
  const { running, env } = suite;
  const { gatewayUrl, redis, processes, urls } = running;
  const answers: Record<string, string> = {};
  for (const path of [productPath, PAGE_PATH]) answers[path] = await (await fetch(gatewayUrl + path)).text();
  const file = fixture.writeFile('answers.json', JSON.stringify(answers));
  const naiveEnv = {
    JWT_SECRET: env.JWT_SECRET,
    REDIS_URL: redis.cacheUrl,
    PRODUCT_SERVICE_URL: urls['product-service'][0],
    USER_SERVICE_URL: urls['user-service'][0],
  };
  return [
    await fixture.run(referenceServer(RAW, 'memory-server.mjs', productPath, { ANSWERS_FILE: file })),
    {
      name: GATEWAY,
      port: Number(new URL(gatewayUrl).port),
      pid: processes.get('gateway')?.pid,
      cache: 'HIT',
    },
    await fixture.run(naiveGateway(NAIVE_CACHED, productPath, { ...naiveEnv, WITH_CACHE: 'true' })),
    await fixture.run(naiveGateway(NAIVE, productPath, naiveEnv)),
  ];
}

/** Without a goal: nothing is cached here, and user-service takes as much time as the gateway. */
function privateCase({ customer }: StockedSuite, targets: readonly Target[]): Case {
  return {
    kind: 'private',
    title: 'GET of a user, logged in',
    path: `/api/users/${customer.id}`,
    headers: { Authorization: `Bearer ${customer.accessToken}` },
    targets: targets
      .filter(({ name }) => name === GATEWAY || name === NAIVE)
      .map((target) => (target.cache ? { ...target, cache: 'BYPASS' } : target)),
    reference: NAIVE,
  };
}
