import type { FastifyRequest } from 'fastify';
import { MemoryResponses } from '../cache/memory-responses';
import type { ResponseCache } from '../cache/response-cache';
import type { RateLimiter } from '../limits/rate-limiter';
import { findDestination } from '../routing/destination';
import { CacheFastPath } from './cache-fast-path';
import type { CachedReplies } from './cached-replies';

const PATH = '/api/v1/products?page=2';

describe('the fast path', () => {
  const memory = new MemoryResponses();
  let fastPath: CacheFastPath;
  let body: Buffer;

  beforeEach(() => {
    body = Buffer.from('{}');
    const cache: Partial<ResponseCache> = {
      freshInMemory: (key) =>
        key.includes('cold') ? undefined : memory.set(key, { revision: '7', storedAt: 1, headers: {}, body }),
    };
    fastPath = new CacheFastPath(cache as ResponseCache, {} as RateLimiter, {} as CachedReplies);
  });

  const find = (url = PATH, headers = {}, method = 'GET') => {
    const destination = findDestination(method, url) ?? null;
    return fastPath.find({ destination, raw: { method, url, headers } } as FastifyRequest);
  };

  it('is taken by a read that memory holds', () => {
    expect(find()?.cached).toBe(memory.fresh(PATH, '7'));
    expect(find(PATH, { 'cache-control': 'max-age=60' })).toBeDefined();
  });

  it.each([
    ['a method that is not GET', PATH, {}, 'HEAD'],
    ['a client that is logged in', PATH, { authorization: 'Bearer x' }],
    ['one that wants to know from the service', PATH, { 'cache-control': 'no-cache' }],
    ['a condition on how things are', PATH, { 'if-match': '*' }],
    ['what is not cacheable', '/api/v1/orders'],
    ['what is in no route', '/api/v1/nothing'],
    ['what is beside the API', '/health/live'],
    ['what memory does not hold', '/api/v1/products?q=cold'],
  ])('is not taken by %s', (_, url, headers = {}, method = 'GET') => {
    expect(find(url, headers, method)).toBeUndefined();
  });

  it('is not taken by what must be compressed first', () => {
    body = Buffer.alloc(2_000);

    expect(find(PATH, { 'accept-encoding': 'gzip' })).toBeUndefined();
    expect(find()).toBeDefined();
  });
});
