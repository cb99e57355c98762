import { type CacheFixture, startCacheFixture } from '../testing/cache-fixture';
import { statusOfTarget } from '../testing/raw-request';
import type { TestResponse } from '../testing/test-gateway';
import { json } from '../testing/upstream-server';
import { CacheFastPath } from './cache-fast-path';

const PATH = '/api/v1/products?limit=20&page=2';
/** Of no user, so that the address counts all the same; but to look into it is for the guards. */
const THROUGH_NEST = { authorization: 'Bearer of-nothing' };
/** What differs from answer to answer. */
const PASSING = /^(date|age|ratelimit|x-request-id|traceparent)$/;

const lasting = ({ status, headers, text }: TestResponse) => ({
  status,
  text,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !PASSING.test(name))),
  names: Object.keys(headers).sort(),
});
const left = ({ headers }: TestResponse) => Number(/r=(\d+)/.exec(headers['ratelimit'] ?? '')?.[1]);

describe('the fast path', () => {
  let fixture: CacheFixture;
  let taken: jest.SpyInstance;

  beforeAll(async () => {
    fixture = await startCacheFixture();
    taken = jest.spyOn(fixture.gateway.app.get(CacheFastPath, { strict: false }), 'answer');
  });
  beforeEach(async () => {
    await fixture.reset();
    fixture.service.answer = json({ data: 'x'.repeat(2_000) });
    await fixture.gateway.ask(PATH, { headers: { 'accept-encoding': 'gzip' } });
    taken.mockClear();
  });
  afterAll(() => fixture.clear());

  /** Asks until the lease holds at the moment. */
  const askShortly = async (headers: Record<string, string>): Promise<TestResponse> => {
    const before = taken.mock.calls.length;
    let answer = await fixture.gateway.ask(PATH, { headers });
    while (taken.mock.calls.length === before) answer = await fixture.gateway.ask(PATH, { headers });
    return answer;
  };

  it.each([
    ['a plain read', {}],
    ['one that takes gzip', { 'accept-encoding': 'gzip' }],
    ['one by who has it already', { 'if-none-match': '"tag"' }],
    ['one by a web page', { origin: 'http://localhost:8080' }],
    ['one that any answer will do for', { 'cache-control': 'max-age=60' }],
  ])('answers %s as the way through Nest does', async (_, headers) => {
    const short = await askShortly(headers);
    const long = await fixture.gateway.ask(PATH, { headers: { ...headers, ...THROUGH_NEST } });

    expect(short.headers['x-cache']).toBe('HIT');
    expect(lasting(short)).toEqual(lasting(long));
    expect(left(long)).toBeLessThan(left(short));
  });

  it('answers a target in absolute form, too', async () => {
    await askShortly({});
    const before = taken.mock.calls.length;
    const target = `http://shop.example${PATH}`;
    while (taken.mock.calls.length === before)
      expect(await statusOfTarget(fixture.gateway.port, target)).toBe(200);

    expect(fixture.service.received).toHaveLength(1);
  });

  it.each([
    ['logged-in clients', { ...THROUGH_NEST }, PATH, 200],
    ['who names the state it must be in', { 'if-match': '"tag"' }, PATH, 200],
    ['who wants the service', { 'cache-control': 'no-cache' }, PATH, 200],
    ['targets that are not well-formed', {}, '/api/v1//products', 400],
    ['routes that are not cached', {}, '/api/orders', 401],
  ])('is not for %s', async (_, headers, path, status) => {
    for (let i = 0; i < 10; i++)
      expect(await fixture.gateway.ask(path, { headers })).toMatchObject({ status });

    expect(taken).not.toHaveBeenCalled();
  });
});
