import { ClientGoneError } from '../http/request.errors';
import { UpstreamUnavailableError } from '../proxy/proxy.errors';
import { ResponseCache } from './response-cache';
import type { CacheLookup, ResponseLoader } from './response-loader';
import type { CatalogueRevision } from './catalogue-revision';
import { MemoryResponses } from './memory-responses';
import type { SharedResponsesRepository } from './shared-responses.repository';

const answerOf = (revision: string) => ({ revision, storedAt: 1, headers: {}, body: Buffer.from('{}') });
const PASSING = { status: 200, headers: {}, body: Buffer.from('mine') };

describe('ResponseCache', () => {
  let revision: string | undefined;
  let memory: MemoryResponses;
  /** Ends the loads that are under way, in the sequence they began. */
  let loads: { give: (found: CacheLookup) => void; fail: (error: Error) => void }[];
  let cache: ResponseCache;
  const fetch = jest.fn(() => Promise.resolve(PASSING));

  beforeEach(() => {
    fetch.mockClear();
    revision = '7';
    memory = new MemoryResponses();
    loads = [];
    const revisions: Partial<CatalogueRevision> = {
      current: () => Promise.resolve(revision),
      get leased() {
        return revision;
      },
    };
    const loader: Partial<ResponseLoader> = {
      load: () => new Promise((give, fail) => loads.push({ give, fail })),
    };
    const shared: Partial<SharedResponsesRepository> = { find: () => Promise.resolve(answerOf('5')) };
    cache = new ResponseCache(
      revisions as CatalogueRevision,
      memory,
      shared as SharedResponsesRepository,
      loader as ResponseLoader,
    );
  });

  const turn = () => new Promise((resolve) => setImmediate(resolve));
  /** Two who ask at once. */
  const askTwice = async () => {
    const asked = [cache.find('/a', fetch), cache.find('/a', fetch)] as const;
    await turn();
    return asked;
  };

  it('has at hand what memory holds of the revision under lease', () => {
    const cached = memory.set('/a', answerOf('7'));

    expect(cache.freshInMemory('/a')).toBe(cached);
    revision = '8';
    expect(cache.freshInMemory('/a')).toBeUndefined();
    revision = undefined;
    expect(cache.freshInMemory('/a')).toBeUndefined();
  });

  it('asks the service when nobody knows the revision', async () => {
    memory.set('/a', answerOf('7'));
    revision = undefined;

    expect(await cache.find('/a', fetch)).toEqual({ source: 'miss service', uncacheable: PASSING });
  });

  it('loads once for all who ask at a time', async () => {
    const [first, second] = await askTwice();
    const cached = memory.set('/other', answerOf('7'));
    loads[0]?.give({ source: 'miss service', cached });

    expect(await first).toEqual({ source: 'miss service', cached });
    expect(await second).toEqual({ source: 'hit memory', cached });
    expect(loads).toHaveLength(1);
  });

  it('lets everybody ask for themselves what may not be kept', async () => {
    const [first, second] = await askTwice();
    loads[0]?.give({ source: 'miss service', uncacheable: { ...PASSING, body: Buffer.from('theirs') } });

    expect((await first).uncacheable?.body?.toString()).toBe('theirs');
    expect((await second).uncacheable?.body?.toString()).toBe('mine');
  });

  it('loads anew for the others when the one who asked first leaves', async () => {
    const [first, second] = await askTwice();
    loads[0]?.fail(new ClientGoneError());
    await expect(first).rejects.toThrow(ClientGoneError);
    await turn();

    expect(loads).toHaveLength(2);
    const cached = memory.set('/other', answerOf('7'));
    loads[1]?.give({ source: 'miss service', cached });
    expect(await second).toMatchObject({ cached });
  });

  it('tells all who wait what went wrong', async () => {
    const [first, second] = await askTwice();
    loads[0]?.fail(new Error('bug'));

    await expect(first).rejects.toThrow('bug');
    await expect(second).rejects.toThrow('bug');
    expect(loads).toHaveLength(1);
  });

  it('lets the last known answer stand in while the service is away, from memory first', async () => {
    const fail = async () => {
      const asked = cache.find('/a', fetch);
      await turn();
      loads.at(-1)?.fail(new UpstreamUnavailableError());
      return asked;
    };
    expect(await fail()).toMatchObject({ source: 'stale redis', cached: { revision: '5' } });

    const cached = memory.set('/a', answerOf('6'));
    expect(await fail()).toEqual({ source: 'stale memory', cached });
  });

  it('lets it stand in for an answer that tells of an outage, too', async () => {
    const cached = memory.set('/a', answerOf('6'));
    const asked = cache.find('/a', fetch);
    await turn();
    loads[0]?.give({ source: 'miss service', uncacheable: { status: 503, headers: {}, body: undefined } });

    expect(await asked).toEqual({ source: 'stale memory', cached });
  });
});
