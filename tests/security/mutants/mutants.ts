import type { ServerOptions } from 'node:http';
import type { Fixture } from '../fixture/fixture';
import { signToken } from '../forged-tokens/sign-token';
import type { Mutation, ProxiedResponse } from './mutant-proxy';

/** A bug in the edge that one part of the proof must find. */
export interface Mutant {
  /** The part that must find it. */
  readonly part: string;
  readonly name: string;
  readonly options?: ServerOptions;
  /** What its proxy stands before: the gateway, or the upstream that records what got through. */
  readonly before: 'gateway' | 'recorded upstream';
  make(fixture: Fixture): Mutation;
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
export const MUTANTS: readonly Mutant[] = [
  {
    part: 'raw messages',
    name: 'a lenient parser that passes everything on',
    before: 'recorded upstream',
    options: { insecureHTTPParser: true, requireHostHeader: false },
    make: () => (request, forward) => forward({ ...request, target: request.target || '/' }),
  },
  {
    part: 'path encodings',
    name: 'paths are decoded and resolved before they are passed on',
    before: 'recorded upstream',
    make: () => (request, forward) => {
      const { pathname, search } = new URL(decodeURIComponent(request.target), 'http://upstream');
      return forward({ ...request, target: pathname.replace(/^\/api/, '') + search });
    },
  },
  {
    part: 'path encodings',
    name: 'the target chooses the host',
    before: 'recorded upstream',
    make: () => (request, forward) => {
      const { origin, pathname } = new URL(request.target, NO_HOST);
      return forward({ ...request, target: pathname }, origin === NO_HOST ? undefined : origin);
    },
  },
  {
    part: 'spoofed headers',
    name: 'all headers are passed on',
    before: 'recorded upstream',
    make: () => (request, forward) => forward({ ...request, target: request.target.replace('/api', '') }),
  },
  {
    part: 'forged tokens',
    name: 'tokens are read and not verified',
    before: 'gateway',
    make:
      ({ jwtSecret }) =>
      (request, forward) => {
        const { sub, sid } = claimsOf(request.headers['authorization']);
        if (sub === undefined || sid === undefined) return forward(request);
        const authorization = `Bearer ${signToken(jwtSecret, { sub, sid })}`;
        return forward({ ...request, headers: { ...request.headers, authorization } });
      },
  },
  {
    part: 'access matrix',
    name: 'every reader is an administrator',
    before: 'gateway',
    make:
      ({ admin }) =>
      (request, forward) =>
        request.headers['authorization'] && request.method === 'GET'
          ? forward({ ...request, headers: { ...request.headers, authorization: `Bearer ${admin.token}` } })
          : forward(request),
  },
  {
    part: 'generated requests',
    name: 'a refused change of stock shows a stack',
    before: 'gateway',
    make: () => async (request, forward) => {
      const response = await forward(request);
      if (response.status < 400 || !request.target.endsWith('/stock')) return response;
      const body = response.body
        .toString()
        .replace('"detail":"', '"detail":"at change (/srv/stock.ts:12:3) ');
      return { ...response, body: Buffer.from(body) };
    },
  },
  {
    part: 'generated requests',
    name: 'a product has a field more than the document',
    before: 'gateway',
    make: () => async (request, forward) => {
      const response = await forward(request);
      if (request.target === '/docs-json') return response;
      const body = response.body.toString().replaceAll('"stock":', '"margin":1,"stock":');
      return { ...response, body: Buffer.from(body) };
    },
  },
  {
    part: 'canaries',
    name: 'a cache that knows the path and not the reader',
    before: 'gateway',
    make: () => {
      const cached = new Map<string, ProxiedResponse>();
      return async (request, forward) => {
        const key = request.target;
        const hit = request.method === 'GET' ? cached.get(key) : undefined;
        if (hit) return hit;
        const response = await forward(request);
        if (request.method === 'GET' && response.status === 200 && !key.startsWith('/docs'))
          cached.set(key, response);
        return response;
      };
    },
  },
];
