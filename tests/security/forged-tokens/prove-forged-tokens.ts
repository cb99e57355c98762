import { inLanes } from '../in-lanes';
import type { Breach, Part } from '../part';
import { expectJson, newCustomer, type Person } from '../fixture/people';
import type { Stage } from '../fixture/fixture';
import { sendLines } from '../wire/send-line';
import { algorithmTokens } from './algorithms';
import { alteredTokens } from './altered';
import { claimTokens } from './claims';
import type { Forger, Forgery } from './forgery';
import { forgeryFaults } from './judge';
import { schemes } from './schemes';
import { signToken } from './sign-token';

const LANES = 8;

/** A place that asks for a token. */
interface Door {
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
  async prove(stage) {
    const forger = await meetForger(stage);
    const doors = doorsOf(stage, forger.own);
    const forgeries = [
      ...alteredTokens(forger),
      ...algorithmTokens(forger),
      ...claimTokens(forger),
      ...schemes(forger),
    ];
    const attempts = doors.flatMap((door) => forgeries.map((forgery) => ({ door, forgery })));
    const controls = await Promise.all(doors.map((door) => control(door, forger)));
    const found = await inLanes(LANES, attempts, ({ door, forgery }) => knock(door, forgery));
    return { tried: attempts.length + controls.length, breaches: [...controls, ...found].flat() };
  },
};

async function meetForger({ gatewayUrl, jwtSecret: secret }: Stage): Promise<Forger> {
  const [own, victim, ended] = await Promise.all([
    newCustomer(gatewayUrl),
    newCustomer(gatewayUrl),
    newCustomer(gatewayUrl),
  ]);
  await expectJson(gatewayUrl, { method: 'GET', path: `/api/users/${ended.id}`, token: ended.token });
  await expectJson(gatewayUrl, { method: 'POST', path: '/api/users/logout', token: ended.token });
  return { own, victim, ended, secret };
}

const doorsOf = ({ gatewayUrl, serviceUrls }: Stage, { id }: Person): Door[] => [
  { url: gatewayUrl, method: 'GET', target: '/api/cart', status: 200 },
  { url: gatewayUrl, method: 'GET', target: `/api/v1/users/${id}`, status: 200 },
  { url: gatewayUrl, method: 'POST', target: '/api/products', status: 403 },
  { url: serviceUrls['order-service'], method: 'GET', target: '/orders', status: 200 },
  { url: serviceUrls['user-service'], method: 'GET', target: `/users/${id}`, status: 200 },
  { url: serviceUrls['product-service'], method: 'POST', target: '/products', status: 403 },
];

const send = ({ url, method, target }: Door, authorization: string) =>
  sendLines(url, { method, target, lines: [`Authorization: ${authorization}`] });

async function knock(door: Door, { name, authorization }: Forgery): Promise<Breach[]> {
  const reply = await send(door, authorization);
  return forgeryFaults(reply).map((found) => ({ tried: `${name} at ${placeOf(door)}`, found }));
}

/** A good token opens the door, and no more than its session: a role that it claims besides counts for nothing. */
async function control(door: Door, { own, secret }: Forger): Promise<Breach[]> {
  const claimsRole = signToken(secret, { sub: own.id, sid: own.sessionId, role: 'admin' });
  const replies = await Promise.all([own.token, claimsRole].map((token) => send(door, `Bearer ${token}`)));
  return replies
    .map(({ answers }) => answers[0]?.status)
    .filter((status) => status !== door.status)
    .map((status) => ({ tried: `a good token at ${placeOf(door)}`, found: `${status}, not ${door.status}` }));
}

const placeOf = ({ url, method, target }: Door) => `${method} ${new URL(url).port}${target}`;
