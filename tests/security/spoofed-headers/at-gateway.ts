import { inLanes } from '../in-lanes';
import type { Breach, PartResult } from '../part';
import type { Person } from '../fixture/people';
import type { Fixture } from '../fixture/fixture';
import { sendLines } from '../wire/send-line';
import type { Claim } from './claims';
import { passageFaults } from './judge';

const LANES = 8;
const PATHS = ['/api/products', '/api/orders'];

/** Sends each claim through a gateway and looks at what the upstream gets to see. */
export async function spoofAtGateway(
  { recorded: { url, upstream } }: Fixture,
  { token }: Person,
  claims: readonly Claim[],
): Promise<PartResult> {
  upstream.forget();
  let count = 0;
  const pass = async (path: string, lines: readonly string[]) => {
    const mark = `m=${String(++count).padStart(6, '0')}`;
    const authorization = `Authorization: Bearer ${token}`;
    await sendLines(url, { method: 'GET', target: `${path}?${mark}`, lines: [authorization, ...lines] });
    return upstream.seen(mark);
  };
  const attempts = PATHS.flatMap((path) => claims.map((claim) => ({ path, claim })));
  const honest = new Map(await Promise.all(PATHS.map(async (path) => [path, await pass(path, [])] as const)));
  const breaches = await inLanes(LANES, attempts, async ({ path, claim }): Promise<Breach[]> => {
    const [request] = honest.get(path) ?? [];
    if (!request) return [{ tried: path, found: 'the honest request does not get through' }];
    const faults = passageFaults(request, await pass(path, claim.lines), claim.spoofed);
    return faults.map((found) => ({ tried: `${claim.name} on ${path}`, found }));
  });
  return { tried: attempts.length, breaches: breaches.flat() };
}
