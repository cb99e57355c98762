import { ClientGoneError, UpstreamUnavailableError } from '../proxy/proxy.errors';
import { AnswerCache } from './response-cache';
import type { AnswerLoader } from './response-loader';
import type { CatalogueRevision } from './catalogue-revision';
import type { Found } from './cache-lookup';
import { MemoryAnswers } from './memory-responses';
import type { SharedAnswersRepository } from './shared-responses.repository';

const answerOf = (revision: string) => ({ revision, storedAt: 1, headers: {}, body: Buffer.from('{}') });
const PASSING = { status: 200, headers: {}, body: Buffer.from('mine') };

describe('AnswerCache', () => {
  let revision: string | undefined;
  let memory: MemoryAnswers;
  /** Ends the loads that are under way, in the sequence they began. */
  let loads: { give: (found: Found) => void; fail: (error: Error) => void }[];
  let cache: AnswerCache;
  const fetch = jest.fn(() => Promise.resolve(PASSING));

  beforeEach(() => {
    fetch.mockClear();
    revision = '7';
    memory = new MemoryAnswers();
    loads = [];
    const revisions: Partial<CatalogueRevision> = {
      current: () => Promise.resolve(revision),
      get leased() {
        return revision;
      },
    };
    const loader: Partial<AnswerLoader> = {
      load: () => new Promise((give, fail) => loads.push({ give, fail })),
    };
    const shared: Partial<SharedAnswersRepository> = { find: () => Promise.resolve(answerOf('5')) };
    cache = new AnswerCache(
      revisions as CatalogueRevision,
      memory,
      shared as SharedAnswersRepository,
      loader as AnswerLoader,
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
    const kept = memory.keep('/a', answerOf('7'));

    expect(cache.atHand('/a')).toBe(kept);
    revision = '8';
    expect(cache.atHand('/a')).toBeUndefined();
    revision = undefined;
    expect(cache.atHand('/a')).toBeUndefined();
  });

  it('asks the service when nobody knows the revision', async () => {
    memory.keep('/a', answerOf('7'));
    revision = undefined;

    expect(await cache.find('/a', fetch)).toEqual({ source: 'miss service', passing: PASSING });
  });

  it('loads once for all who ask at a time', async () => {
    const [first, second] = await askTwice();
    const kept = memory.keep('/other', answerOf('7'));
    loads[0]?.give({ source: 'miss service', kept });

    expect(await first).toEqual({ source: 'miss service', kept });
    expect(await second).toEqual({ source: 'hit memory', kept });
    expect(loads).toHaveLength(1);
  });

  it('lets everybody ask for themselves what may not be kept', async () => {
    const [first, second] = await askTwice();
    loads[0]?.give({ source: 'miss service', passing: { ...PASSING, body: Buffer.from('theirs') } });

    expect((await first).passing?.body?.toString()).toBe('theirs');
    expect((await second).passing?.body?.toString()).toBe('mine');
  });

  it('loads anew for the others when the one who asked first leaves', async () => {
    const [first, second] = await askTwice();
    loads[0]?.fail(new ClientGoneError());
    await expect(first).rejects.toThrow(ClientGoneError);
    await turn();

    expect(loads).toHaveLength(2);
    const kept = memory.keep('/other', answerOf('7'));
    loads[1]?.give({ source: 'miss service', kept });
    expect(await second).toMatchObject({ kept });
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
    expect(await fail()).toMatchObject({ source: 'stale redis', kept: { revision: '5' } });

    const kept = memory.keep('/a', answerOf('6'));
    expect(await fail()).toEqual({ source: 'stale memory', kept });
  });

  it('lets it stand in for an answer that tells of an outage, too', async () => {
    const kept = memory.keep('/a', answerOf('6'));
    const asked = cache.find('/a', fetch);
    await turn();
    loads[0]?.give({ source: 'miss service', passing: { status: 503, headers: {}, body: undefined } });

    expect(await asked).toEqual({ source: 'stale memory', kept });
  });
});
