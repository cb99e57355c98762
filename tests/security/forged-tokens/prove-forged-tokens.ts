import { inLanes } from '../in-lanes';
import type { Breach, Part } from '../part';
import { expectJson, newCustomer, type Person } from '../fixture/people';
import type { Fixture } from '../fixture/fixture';
import { sendLines } from '../wire/send-line';
import { algorithmTokens } from './algorithms';
import { alteredTokens } from './altered';
import { claimTokens } from './claims';
import type { Forger, Forgery } from './forgery';
import { forgeryFaults } from './judge';
import { schemes } from './schemes';
import { signToken } from './sign-token';

const LANES = 8;

/** An endpoint that asks for a token. */
interface Endpoint {
  readonly url: string;
  readonly method: string;
  readonly target: string;
  /** What a good token gets there. */
  readonly status: number;
}

/** Tokens that nobody may get in with, at the gateway and at each service. */
export const forgedTokens: Part = {
  name: 'forged tokens',
  claim: 'a token that is forged, altered, expired or meant for something else gets a 401 everywhere',
  async prove(fixture) {
    const forger = await meetForger(fixture);
    const endpoints = endpointsOf(fixture, forger.own);
    const forgeries = [
      ...alteredTokens(forger),
      ...algorithmTokens(forger),
      ...claimTokens(forger),
      ...schemes(forger),
    ];
    const attempts = endpoints.flatMap((endpoint) => forgeries.map((forgery) => ({ endpoint, forgery })));
    const controls = await Promise.all(endpoints.map((endpoint) => control(endpoint, forger)));
    const found = await inLanes(LANES, attempts, ({ endpoint, forgery }) => tryForgery(endpoint, forgery));
    return { tried: attempts.length + controls.length, breaches: [...controls, ...found].flat() };
  },
};

async function meetForger({ gatewayUrl, jwtSecret: secret }: Fixture): Promise<Forger> {
  const [own, victim, ended] = await Promise.all([
    newCustomer(gatewayUrl),
    newCustomer(gatewayUrl),
    newCustomer(gatewayUrl),
  ]);
  await expectJson(gatewayUrl, { method: 'GET', path: `/api/users/${ended.id}`, token: ended.token });
  await expectJson(gatewayUrl, { method: 'POST', path: '/api/users/logout', token: ended.token });
  return { own, victim, ended, secret };
}

const endpointsOf = ({ gatewayUrl, serviceUrls }: Fixture, { id }: Person): Endpoint[] => [
  { url: gatewayUrl, method: 'GET', target: '/api/cart', status: 200 },
  { url: gatewayUrl, method: 'GET', target: `/api/v1/users/${id}`, status: 200 },
  { url: gatewayUrl, method: 'POST', target: '/api/products', status: 403 },
  { url: serviceUrls['order-service'], method: 'GET', target: '/orders', status: 200 },
  { url: serviceUrls['user-service'], method: 'GET', target: `/users/${id}`, status: 200 },
  { url: serviceUrls['product-service'], method: 'POST', target: '/products', status: 403 },
];

const send = ({ url, method, target }: Endpoint, authorization: string) =>
  sendLines(url, { method, target, lines: [`Authorization: ${authorization}`] });

async function tryForgery(endpoint: Endpoint, { name, authorization }: Forgery): Promise<Breach[]> {
  const response = await send(endpoint, authorization);
  return forgeryFaults(response).map((found) => ({ tried: `${name} at ${nameOf(endpoint)}`, found }));
}

/** A good token gives the rights of its session and no more: a role among its claims counts for nothing. */
async function control(endpoint: Endpoint, { own, secret }: Forger): Promise<Breach[]> {
  const claimsRole = signToken(secret, { sub: own.id, sid: own.sessionId, role: 'admin' });
  const responses = await Promise.all(
    [own.token, claimsRole].map((token) => send(endpoint, `Bearer ${token}`)),
  );
  return responses
    .map(({ responses }) => responses[0]?.status)
    .filter((status) => status !== endpoint.status)
    .map((status) => ({
      tried: `a good token at ${nameOf(endpoint)}`,
      found: `${status}, not ${endpoint.status}`,
    }));
}

const nameOf = ({ url, method, target }: Endpoint) => `${method} ${new URL(url).port}${target}`;
