import { inLanes } from '../in-lanes';
import type { Breach, PartResult } from '../part';
import type { Person } from '../fixture/people';
import type { Fixture } from '../fixture/fixture';
import { sendLines } from '../wire/send-line';
import type { WireResponse } from '../wire/parse-responses';
import type { Claim } from './claims';
import { responseFaults } from './judge';

const LANES = 8;

/** A request of the spoofer, straight to a service. */
interface Request {
  readonly url: string;
  readonly method: string;
  readonly target: string;
}

/** Sends each claim straight to the services, which must believe the token alone, too. */
export async function spoofAtServices(
  { serviceUrls }: Fixture,
  own: Person,
  victim: Person,
  victimsOrder: string,
  claims: readonly Claim[],
): Promise<PartResult> {
  const requests: Request[] = [
    { url: serviceUrls['order-service'], method: 'GET', target: '/orders' },
    { url: serviceUrls['order-service'], method: 'GET', target: `/orders/${victimsOrder}` },
    { url: serviceUrls['user-service'], method: 'GET', target: `/users/${own.id}` },
    { url: serviceUrls['user-service'], method: 'GET', target: `/users/${victim.id}` },
    { url: serviceUrls['product-service'], method: 'POST', target: '/products' },
  ];
  const lines = [`Authorization: Bearer ${own.token}`];
  const attempts = requests.flatMap((request) =>
    claims.filter(({ spoofed }) => !spoofed.isGatewaysOwn).map((claim) => ({ request, claim })),
  );
  const honest = new Map<Request, WireResponse | undefined>();
  for (const request of requests)
    honest.set(request, (await sendLines(request.url, { ...request, lines })).responses[0]);
  const breaches = await inLanes(LANES, attempts, async ({ request, claim }): Promise<Breach[]> => {
    const honestResponse = honest.get(request);
    if (!honestResponse) return [{ tried: request.target, found: 'the honest request has no answer' }];
    const response = await sendLines(request.url, { ...request, lines: [...lines, ...claim.lines] });
    const tried = `${claim.name} on ${request.method} ${request.target}, straight at the service`;
    return responseFaults(honestResponse, response).map((found) => ({ tried, found }));
  });
  return { tried: attempts.length, breaches: breaches.flat() };
}
