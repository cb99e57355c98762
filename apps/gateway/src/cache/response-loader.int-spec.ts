import { connectRedis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { ResponseLoader } from './response-loader';
import type { CacheRedis } from '../redis/cache-redis.module';
import type { CatalogueRevision } from './catalogue-revision';
import { MemoryResponses } from './memory-responses';
import { SharedResponsesRepository } from './shared-responses.repository';

const stored = (revision: string) => ({
  revision,
  storedAt: 1,
  headers: { etag: `"${revision}"` },
  body: Buffer.from('{}'),
});
const LOADING = 'gateway:loading:7:/a';

describe('an answer that is not in memory', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: CacheRedis;
  let shared: SharedResponsesRepository;
  let loader: ResponseLoader;
  let revisionNow: string;
  const fetch = jest.fn(() => Promise.resolve({ status: 200, headers: {}, body: Buffer.from('new') }));

  beforeEach(async () => {
    fetch.mockClear();
    revisionNow = '7';
    server = await startTestRedis();
    redis = connectRedis(server.url, () => undefined);
    await eventually(() => expect(redis.status).toBe('ready'));
    shared = new SharedResponsesRepository(redis);
    const revision = { current: () => Promise.resolve(revisionNow) } as unknown as CatalogueRevision;
    loader = new ResponseLoader(revision, new MemoryResponses(), shared);
  });
  afterEach(async () => {
    redis.disconnect();
    await server.stop();
  });

  const load = () => loader.load('/a', '7', fetch);
  /** Another gateway that loads the answer. */
  const claimElsewhere = () => shared.claim('/a', '7');
  const storeSoon = (revision: string) =>
    void setTimeout(() => void shared.store('/a', stored(revision)), 50);

  it('is taken from the other tier if it is fresh there', async () => {
    await shared.store('/a', stored('7'));

    expect(await load()).toMatchObject({ source: 'hit redis', cached: { revision: '7' } });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is fetched, stored for the others, and its claim given back', async () => {
    await shared.store('/a', stored('6'));

    expect(await load()).toMatchObject({ source: 'miss service', cached: { revision: '7' } });
    await eventually(async () => expect((await shared.find('/a'))?.body.toString()).toBe('new'));
    await eventually(async () => expect(await redis.exists(LOADING)).toBe(0));
  });

  it('is waited for while another gateway loads it', async () => {
    await claimElsewhere();
    storeSoon('7');

    expect(await load()).toMatchObject({ source: 'hit redis', cached: { revision: '7' } });
    expect(fetch).not.toHaveBeenCalled();
    expect(await redis.exists(LOADING)).toBe(1);
  });

  it('may by then be one of the revision that is the present one', async () => {
    await claimElsewhere();
    revisionNow = '8';
    storeSoon('8');

    expect(await load()).toMatchObject({ source: 'hit redis', cached: { revision: '8' } });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is fetched when what the other one stores is of neither revision', async () => {
    await claimElsewhere();
    storeSoon('6');

    expect(await load()).toMatchObject({ source: 'miss service' });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('is fetched as soon as the other one has given up', async () => {
    await claimElsewhere();
    const looks = jest.spyOn(shared, 'lookAgain');
    setTimeout(() => void shared.release('/a', '7'), 50);
    await load();

    expect(fetch).toHaveBeenCalledTimes(1);
    expect(await looks.mock.results.at(-1)?.value).toMatchObject({ isLoading: false });
    expect(looks.mock.calls.length).toBeLessThan(20);
  });
});
