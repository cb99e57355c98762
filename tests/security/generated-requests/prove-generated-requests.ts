import { Conformance } from '../document/conformance';
import { type Endpoint, endpointsOf, fetchDocument } from '../document/document';
import type { Breach, Part } from '../part';
import type { Fixture } from '../fixture/fixture';
import { sendRequest, type HttpRequest, type HttpResponse } from '../wire/send-request';
import { plansFor } from './arbitraries/plans';
import { Gate } from './gate';
import { anyFaults } from './judge';
import { type Fault, runLane } from './lane';
import type { Plan } from './plan';
import { requestOf } from './send-plan';
import { World } from './world';

const LANES = 4;
/** From so many requests on, each operation must have succeeded at least once: else the proof proves little. */
const ENOUGH = 10_000;
const HASHES_A_PASSWORD = /^(?:POST \/api\/users\/(?:register|login)|PUT \/api\/users\/\{id\})$/;
const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;

/** Requests made from the document, valid and not, by the thousand. */
export const generatedRequests: Part = {
  name: 'generated requests',
  claim: 'whatever is sent, the answer is one that the document has, never a 5xx, and gives nothing away',
  async prove(fixture) {
    const document = await fetchDocument(fixture.gatewayUrl);
    const sender = new Sending(fixture, new Conformance(document), await World.open(fixture));
    const plans = plansFor(document);
    const runs = Math.ceil(fixture.size.generatedRequests / LANES);
    const known = new Set<string>();
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      runLane({ plans, seed: fixture.seed + 1_000 * lane, runs, send: (plan) => sender.send(plan) }, known),
    );
    const breaches = (await Promise.all(lanes)).flat();
    const idle =
      runs * LANES < ENOUGH
        ? []
        : endpointsOf(document)
            .map(nameOf)
            .filter((name) => !sender.succeeded.has(name));
    return {
      tried: sender.sent,
      breaches: [...breaches, ...idle.map((tried) => ({ tried, found: 'it never succeeded' }))],
    };
  },
};

class Sending {
  readonly succeeded = new Set<string>();
  sent = 0;
  /** user-service rightly answers 503 when more wait for a hash than it can do in time. */
  private readonly hashing = new Gate(2);

  constructor(
    private readonly fixture: Fixture,
    private readonly conformance: Conformance,
    private readonly world: World,
  ) {}

  async send(plan: Plan): Promise<Fault[]> {
    const { endpoint, sender } = plan;
    const request = requestOf(plan, this.world);
    const isHashing = HASHES_A_PASSWORD.test(nameOf(endpoint));
    const once = () => sendRequest(this.fixture.gatewayUrl, request);
    const response = await (isHashing ? this.hashing.pass(once) : once());
    this.sent++;
    this.world.learn(response);
    if (response.status < 300) this.succeeded.add(nameOf(endpoint));
    if (isSessionOver(request, response) && sender !== 'forger') await this.world.renew(sender);
    return anyFaults(this.conformance, endpoint.operation, request, response).map((found) => ({
      ...describe(request, response, found),
      kind: `${response.status >= 500 ? nameOf(endpoint) : ''} ${found.replace(/\d{4,}|"[^"]*"/g, '')}`,
    }));
  }
}

const isSessionOver = ({ token }: HttpRequest, { status, headers }: HttpResponse) =>
  token !== undefined && status === 401 && headers['www-authenticate'] !== undefined;

function describe(
  { method, path, headers, body }: HttpRequest,
  { text }: HttpResponse,
  found: string,
): Breach {
  const short = (value: string) => (value.length > 300 ? `${value.slice(0, 300)}...` : value);
  const tried = `${method} ${short(path)} ${short(JSON.stringify(headers))} ${short(JSON.stringify(body) ?? '')}`;
  return { tried, found: `${found}; answer: ${short(text)}` };
}
