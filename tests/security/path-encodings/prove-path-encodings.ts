import { inLanes } from '../in-lanes';
import type { Breach, Part, PartResult } from '../part';
import { signToken } from '../forged-tokens/sign-token';
import { newCustomer } from '../fixture/people';
import { RecordingUpstream } from '../fixture/recording-upstream';
import { newOrder, newProduct } from '../fixture/resources';
import type { Fixture } from '../fixture/fixture';
import { sendRequest } from '../wire/send-request';
import { type LineResponse, type LineRequest, sendLines } from '../wire/send-line';
import { ENCODINGS } from './encodings';
import { arrivalFaults, refusalFaults } from './judge';
import { adminPaths, INTERNAL_PATHS, type ProtectedPath } from './protected-paths';

const LANES = 8;

/** What is tried on one gateway. */
interface Attempt {
  readonly gatewayUrl: string;
  readonly request: LineRequest;
}

/** Paths that nobody may reach through the gateway, in every spelling. */
export const pathEncodings: Part = {
  name: 'path encodings',
  claim: 'no way to write a path leads to what is internal, or to another host',
  async prove(fixture) {
    const decoy = await RecordingUpstream.start();
    try {
      return await tryAll(fixture, decoy);
    } finally {
      await decoy.stop();
    }
  },
};

async function tryAll(fixture: Fixture, decoy: RecordingUpstream): Promise<PartResult> {
  fixture.recorded.upstream.forget();
  const { internalToken, customerToken, admins } = await prepare(fixture);
  const host = new URL(decoy.url).host;
  const spelled = (gatewayUrl: string, paths: readonly ProtectedPath[], token?: string): Attempt[] =>
    paths.flatMap(({ method, path, body }) =>
      ENCODINGS.map((encode) => {
        const lines = token === undefined ? [] : [`Authorization: Bearer ${token}`];
        return { gatewayUrl, request: { method, target: encode(path, host), lines, body } };
      }),
    );
  const attempts = [
    ...spelled(fixture.recorded.url, INTERNAL_PATHS, fixture.admin.token),
    ...spelled(fixture.gatewayUrl, INTERNAL_PATHS, internalToken),
    ...spelled(fixture.recorded.url, admins),
    ...spelled(fixture.gatewayUrl, admins, customerToken),
  ];
  const responses = await inLanes(LANES, attempts, ({ gatewayUrl, request }) =>
    sendLines(gatewayUrl, request),
  );
  const arrived = fixture.recorded.upstream.requests;
  if (arrived.length === 0) throw new Error('Not even a public path gets through');
  return {
    tried: attempts.length,
    breaches: [
      ...attempts.flatMap((attempt, index) => breachesOf(fixture, attempt, responses[index])),
      ...arrivalFaults(arrived).map((found) => ({ tried: 'at the upstream', found })),
      ...(decoy.connections > 0 ? [{ tried: 'at a host that a request names', found: 'it was asked' }] : []),
    ],
  };
}

/** Behind the recorded gateway everything is answered with 200: there it counts what arrives. */
function breachesOf(
  fixture: Fixture,
  { gatewayUrl, request }: Attempt,
  response: LineResponse | undefined,
): Breach[] {
  if (gatewayUrl !== fixture.gatewayUrl || !response) return [];
  const tried = `${request.method} ${JSON.stringify(request.target)}`;
  return refusalFaults(response).map((found) => ({ tried, found }));
}

async function prepare(fixture: Fixture) {
  const internalToken = signToken(fixture.jwtSecret, { sub: 'service', aud: 'emporium:internal' });
  const service = fixture.serviceUrls['product-service'];
  const { status } = await sendRequest(service, { method: 'GET', path: INTERNAL, token: internalToken });
  if (status !== 200) throw new Error(`A service's token does not open ${INTERNAL}: ${status}`);
  const customer = await newCustomer(fixture.gatewayUrl);
  const productId = await newProduct(fixture);
  const admins = adminPaths(productId, await newOrder(fixture, customer, productId));
  return { internalToken, customerToken: customer.token, admins };
}

const INTERNAL = '/internal/products?ids=01890a5d-ac96-774b-bcce-b302099a8057';
