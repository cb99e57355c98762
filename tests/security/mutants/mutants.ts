import type { ServerOptions } from 'node:http';
import type { Stage } from '../fixture/fixture';
import { signToken } from '../forged-tokens/sign-token';
import type { Flaw, PassingAnswer } from './mutant-proxy';

/** A flaw that one part of the proof must find. */
export interface Planted {
  /** The part that must find it. */
  readonly part: string;
  readonly name: string;
  readonly options?: ServerOptions;
  /** Where it is put: before the gateway, or between the recorded gateway's clients and its upstream. */
  readonly before: 'gateway' | 'recorded upstream';
  make(stage: Stage): Flaw;
}

const claimsOf = (authorization = '') => {
  try {
    return JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()) as {
      sub?: string;
      sid?: string;
    };
  } catch {
    return {}; // no token at all
  }
};

/** Where a target leads that names no host. */
const NO_HOST = 'http://edge.invalid';

/** One or two for each part. */
export const PLANTED: readonly Planted[] = [
  {
    part: 'raw messages',
    name: 'a lenient parser that passes everything on',
    before: 'recorded upstream',
    options: { insecureHTTPParser: true, requireHostHeader: false },
    make: () => (passing, forward) => forward({ ...passing, target: passing.target || '/' }),
  },
  {
    part: 'path encodings',
    name: 'paths are decoded and resolved before they are passed on',
    before: 'recorded upstream',
    make: () => (passing, forward) => {
      const { pathname, search } = new URL(decodeURIComponent(passing.target), 'http://upstream');
      return forward({ ...passing, target: pathname.replace(/^\/api/, '') + search });
    },
  },
  {
    part: 'path encodings',
    name: 'the target chooses the host',
    before: 'recorded upstream',
    make: () => (passing, forward) => {
      const { origin, pathname } = new URL(passing.target, NO_HOST);
      return forward({ ...passing, target: pathname }, origin === NO_HOST ? undefined : origin);
    },
  },
  {
    part: 'spoofed headers',
    name: 'all headers are passed on',
    before: 'recorded upstream',
    make: () => (passing, forward) => forward({ ...passing, target: passing.target.replace('/api', '') }),
  },
  {
    part: 'forged tokens',
    name: 'tokens are read and not verified',
    before: 'gateway',
    make:
      ({ jwtSecret }) =>
      (passing, forward) => {
        const { sub, sid } = claimsOf(passing.headers['authorization']);
        if (sub === undefined || sid === undefined) return forward(passing);
        const authorization = `Bearer ${signToken(jwtSecret, { sub, sid })}`;
        return forward({ ...passing, headers: { ...passing.headers, authorization } });
      },
  },
  {
    part: 'access matrix',
    name: 'every reader is an administrator',
    before: 'gateway',
    make:
      ({ admin }) =>
      (passing, forward) =>
        passing.headers['authorization'] && passing.method === 'GET'
          ? forward({ ...passing, headers: { ...passing.headers, authorization: `Bearer ${admin.token}` } })
          : forward(passing),
  },
  {
    part: 'generated requests',
    name: 'a refused change of stock shows a stack',
    before: 'gateway',
    make: () => async (passing, forward) => {
      const answer = await forward(passing);
      if (answer.status < 400 || !passing.target.endsWith('/stock')) return answer;
      const body = answer.body.toString().replace('"detail":"', '"detail":"at change (/srv/stock.ts:12:3) ');
      return { ...answer, body: Buffer.from(body) };
    },
  },
  {
    part: 'generated requests',
    name: 'a product has a field more than the document',
    before: 'gateway',
    make: () => async (passing, forward) => {
      const answer = await forward(passing);
      if (passing.target === '/docs-json') return answer;
      const body = answer.body.toString().replaceAll('"stock":', '"margin":1,"stock":');
      return { ...answer, body: Buffer.from(body) };
    },
  },
  {
    part: 'canaries',
    name: 'a cache that knows the path and not the reader',
    before: 'gateway',
    make: () => {
      const kept = new Map<string, PassingAnswer>();
      return async (passing, forward) => {
        const key = passing.target;
        const hit = passing.method === 'GET' ? kept.get(key) : undefined;
        if (hit) return hit;
        const answer = await forward(passing);
        if (passing.method === 'GET' && answer.status === 200 && !key.startsWith('/docs'))
          kept.set(key, answer);
        return answer;
      };
    },
  },
];
