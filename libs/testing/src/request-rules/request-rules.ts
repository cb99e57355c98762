import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BAD_BODIES, badValues } from './bad-values';
import { type Document, type Endpoint, endpointsOf } from './document';
import { locationsIn, sampleOf, withValue } from './sample';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
/** A UUID of no known version. */
const ODD_ID = '11111111-1111-9111-c111-111111111111';
const UNFIT_QUERIES = {
  'U+0000': '%00',
  'a line break': 'a%0Ab',
  'half an emoji': '%ED%A0%BD',
  'no encoding': '%',
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Tries at each operation of a service's own document what no operation may take.
 *
 * Each method returns what was wrong, a line each, so that a test expects an empty list.
 */
export class RequestRules {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly document: Document,
    private readonly authorization: string,
  ) {}

  /** @param authorization of somebody who may ask for everything */
  static async of(app: NestFastifyApplication, authorization: string): Promise<RequestRules> {
    const answer = await app.inject({ url: '/docs-json' });
    return new RequestRules(app, answer.json<Document>(), authorization);
  }

  /** Bodies that the document allows must pass validation. */
  async breachesOfValidBodies(): Promise<string[]> {
    if (this.validBodies().length === 0) throw new Error('There is nothing to try.');
    return this.inTurn(this.validBodies(), async ({ endpoint, body }) => {
      const status = await this.send(endpoint, { payload: JSON.stringify(body) });
      return [400, 413, 415, 500].includes(status) ? [`${nameOf(endpoint)}: ${status}`] : [];
    });
  }

  /** At each location in each body: null, unfit texts, too many elements, and what is of another type. */
  async breachesOfBadValues(): Promise<string[]> {
    const tries = this.validBodies().flatMap(({ endpoint, schema, body }) =>
      locationsIn(this.document, schema).flatMap((location) =>
        Object.entries(badValues(location, sampleOf(this.document, location.schema))).map(
          ([what, value]) => ({
            endpoint,
            tried: `${what} in #/${location.path.join('/')}`,
            payload: JSON.stringify(withValue(body, location.path, value)),
          }),
        ),
      ),
    );
    return this.inTurn(tries, ({ endpoint, tried, payload }) => this.expect400(endpoint, tried, { payload }));
  }

  /** Bodies that are bad as a whole. */
  async breachesOfBadBodies(): Promise<string[]> {
    const endpoints = endpointsOf(this.document).filter(({ bodies }) => bodies.length > 0);
    const tries = endpoints.flatMap((endpoint) =>
      Object.entries(BAD_BODIES).map(([tried, payload]) => ({ endpoint, tried, payload })),
    );
    return this.inTurn(tries, ({ endpoint, tried, payload }) => this.expect400(endpoint, tried, { payload }));
  }

  /** Texts in queries that no field may hold. */
  async breachesOfQueries(): Promise<string[]> {
    const tries = endpointsOf(this.document).flatMap((endpoint) =>
      endpoint.textParameters.flatMap((name) =>
        Object.entries(UNFIT_QUERIES).map(([what, value]) => ({
          endpoint,
          what,
          query: `?${name}=${value}`,
        })),
      ),
    );
    return this.inTurn(tries, ({ endpoint, what, query }) => this.expect400(endpoint, what, { query }));
  }

  /** Ids are UUIDs of any version in either case: others are a 400, unknown ones are not. */
  async breachesOfIds(): Promise<string[]> {
    const endpoints = endpointsOf(this.document).filter(({ path }) => path.includes('{'));
    const malformed = await this.inTurn(endpoints, (endpoint) =>
      this.expect400(endpoint, 'no UUID', { id: 'tray' }),
    );
    const odd = await this.inTurn(endpoints, async (endpoint) => {
      const [schema] = endpoint.bodies;
      const payload = schema && JSON.stringify(sampleOf(this.document, schema));
      const statuses = [
        await this.send(endpoint, { id: ODD_ID, payload }),
        await this.send(endpoint, { id: ID.toUpperCase(), payload }),
      ];
      return statuses.some((status) => status === 400 || status >= 500)
        ? [`${nameOf(endpoint)}, odd ids: ${statuses.join()}`]
        : [];
    });
    return [...malformed, ...odd, ...(await this.breachesOfIdParameters())];
  }

  private async breachesOfIdParameters(): Promise<string[]> {
    const tries = endpointsOf(this.document).flatMap((endpoint) =>
      endpoint.idParameters.map((name) => ({ endpoint, name })),
    );
    return this.inTurn(tries, async ({ endpoint, name }) => {
      const odd = await this.send(endpoint, { query: `?${name}=${ODD_ID}` });
      return [
        ...(await this.expect400(endpoint, `no UUID for ${name}`, { query: `?${name}=tray` })),
        ...(odd === 200 ? [] : [`${nameOf(endpoint)}, an odd id for ${name}: ${odd}`]),
      ];
    });
  }

  private validBodies() {
    return endpointsOf(this.document).flatMap((endpoint) =>
      endpoint.bodies.map((schema) => ({ endpoint, schema, body: sampleOf(this.document, schema) })),
    );
  }

  private async inTurn<Try>(
    tries: readonly Try[],
    attempt: (one: Try) => Promise<string[]>,
  ): Promise<string[]> {
    const breaches: string[] = [];
    for (const one of tries) breaches.push(...(await attempt(one)));
    return breaches;
  }

  private async expect400(endpoint: Endpoint, tried: string, request: Sent): Promise<string[]> {
    const status = await this.send(endpoint, request);
    return status === 400 ? [] : [`${nameOf(endpoint)}, ${tried}: ${status}`];
  }

  private async send(endpoint: Endpoint, { id = ID, query = '', payload }: Sent): Promise<number> {
    const { statusCode } = await this.app.inject({
      method: endpoint.method as Method,
      url: endpoint.path.replaceAll(/\{\w+\}/g, id) + query,
      headers: {
        authorization: this.authorization,
        ...(payload !== undefined && { 'content-type': 'application/json' }),
      },
      payload,
    });
    return statusCode;
  }
}

interface Sent {
  readonly id?: string;
  readonly query?: string;
  readonly payload?: string | Buffer;
}

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;
