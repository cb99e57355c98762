import { type ApiDocument, type Endpoint, endpointsOf } from '@emporium/testing';
import { largestBadBodies } from '../support/bad-bodies';
import { cpuTimeMs } from '../support/cpu-time';
import { openApiDocument } from '../support/openapi';
import { theAdmin } from '../support/people';
import { GATEWAY_URL } from '../support/urls';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const ROUNDS = 5;
/** Of all processes together for one request. The faults that this is about took seconds; a loaded machine takes a third. */
const BUDGET_MS = 100;
/** Takes any text for a token and answers that it is none. */
const TAKES_ANY_TEXT = '/api/users/verify';

describe('the largest bad bodies', () => {
  let token: string;
  let endpoints: Endpoint[];

  beforeAll(async () => {
    ({ token } = await theAdmin());
    const document = (await openApiDocument()) as unknown as ApiDocument;
    endpoints = endpointsOf(document).filter(({ method }) => method !== 'GET');
  });

  async function statusOf({ method, path }: Endpoint, body: string): Promise<number> {
    const response = await fetch(GATEWAY_URL + path.replaceAll(/\{\w+\}/g, ID), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  }

  const cases = () =>
    endpoints
      .filter(({ bodies }) => bodies.length > 0)
      .flatMap((endpoint) =>
        Object.entries(largestBadBodies(endpoint)).map(([what, body]) => ({ endpoint, what, body })),
      );

  it('are refused, and cost little more than small ones', async () => {
    const breaches: string[] = [];
    for (const { endpoint, what, body } of cases()) {
      const before = await cpuTimeMs();
      const statuses = new Set<number>();
      for (let round = 0; round < ROUNDS; round++) statuses.add(await statusOf(endpoint, body));
      const costMs = ((await cpuTimeMs()) - before) / ROUNDS;
      const isRefused = [...statuses].every((status) => status === 400 || status === 401);
      if (!(isRefused || endpoint.path === TAKES_ANY_TEXT) || costMs > BUDGET_MS)
        breaches.push(`${endpoint.method} ${endpoint.path}, ${what}: ${[...statuses].join()}, ${costMs} ms`);
    }
    expect(breaches).toEqual([]);
  }, 180_000);

  it('are refused by the gateway when they are larger still', async () => {
    const tooLarge = JSON.stringify({ name: 'x'.repeat(65_536) });
    const statuses = await Promise.all(endpoints.map((endpoint) => statusOf(endpoint, tooLarge)));

    expect(new Set(statuses)).toEqual(new Set([413]));
  });
});
