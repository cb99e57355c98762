import { demoCatalogue } from './catalogue';
import type { DemoProduct } from './demo-product';
import { callGateway } from './gateway-call';

const AT_ONCE = 8;

export interface DemoLoad {
  gatewayUrl: string;
  /** The administrator's; only an administrator may create products. */
  email: string;
  password: string;
  onProgress: (done: number, total: number) => void;
}

/**
 * Fills an empty store with the demo catalogue through the public API, and leaves any other store as it is.
 *
 * @returns the number of products created, 0 if the store had any before
 * @throws an Error with the gateway's `detail` if a call is refused for good
 */
export async function loadDemoCatalogue({
  gatewayUrl,
  email,
  password,
  onProgress,
}: DemoLoad): Promise<number> {
  const authorization = await logIn(gatewayUrl, email, password);
  if (!(await isStoreEmpty(gatewayUrl))) return 0;

  const total = demoCatalogue.length;
  let done = 0;
  let created = 0;
  const load = async (product: DemoProduct) => {
    if (await createProduct(gatewayUrl, authorization, product)) created++;
    onProgress(++done, total);
  };

  for (let start = 0; start < total; start += AT_ONCE) {
    // All settle before a failure is thrown, so that nothing goes on behind the caller's back.
    const outcomes = await Promise.allSettled(demoCatalogue.slice(start, start + AT_ONCE).map(load));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw stoppedAfter(done, total, failure.reason);
  }
  return created;
}

async function logIn(gatewayUrl: string, email: string, password: string): Promise<string> {
  const { body } = await callGateway<{ accessToken: string }>({
    gatewayUrl,
    method: 'POST',
    path: '/api/users/login',
    body: { email, password },
  });
  return `Bearer ${body.accessToken}`;
}

async function isStoreEmpty(gatewayUrl: string): Promise<boolean> {
  const { body } = await callGateway<{ meta: { total: number } }>({
    gatewayUrl,
    method: 'GET',
    path: '/api/products?limit=1',
    headers: { 'cache-control': 'no-cache' },
  });
  return body.meta.total === 0;
}

/** Returns false if an earlier run created the product: its response is replayed, nothing is made twice. */
async function createProduct(gatewayUrl: string, authorization: string, product: DemoProduct) {
  const { replayed } = await callGateway({
    gatewayUrl,
    method: 'POST',
    path: '/api/products',
    headers: { authorization, 'idempotency-key': `demo-catalogue:${encodeURIComponent(product.name)}` },
    body: product,
  });
  return !replayed;
}

function stoppedAfter(done: number, total: number, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`Loading the demo catalogue stopped after ${done} of ${total} products: ${reason}`, {
    cause,
  });
}
