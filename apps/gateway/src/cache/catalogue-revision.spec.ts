import type { Redis } from '@emporium/redis';
import { CatalogueRevision, LEASE_MS } from './catalogue-revision';

/** A Redis whose replies come when the test says so. */
function startRedis() {
  const replies: ((revision: string | null | Error) => void)[] = [];
  const get = () =>
    new Promise((resolve, reject) =>
      replies.push((reply) => (reply instanceof Error ? reject(reply) : resolve(reply))),
    );
  return { replies, redis: { get } as unknown as Redis };
}

describe('CatalogueRevision', () => {
  let replies: ReturnType<typeof startRedis>['replies'];
  let revision: CatalogueRevision;

  beforeEach(() => {
    jest.useFakeTimers();
    const stub = startRedis();
    replies = stub.replies;
    revision = new CatalogueRevision(stub.redis);
  });

  afterEach(() => jest.useRealTimers());

  const learn = async (value: string) => {
    const read = revision.current();
    replies.at(-1)?.(value);
    await read;
  };

  it('reads once for all who ask at a time', async () => {
    const asked = [revision.current(), revision.current(), revision.current()];
    replies[0]?.('7');

    expect(await Promise.all(asked)).toEqual(['7', '7', '7']);
    expect(replies).toHaveLength(1);
  });

  it('trusts what it read for the lease, and no longer', async () => {
    await learn('7');
    expect(revision.leased).toBe('7');
    expect(await revision.current()).toBe('7');

    jest.advanceTimersByTime(LEASE_MS);

    expect(revision.leased).toBeUndefined();
    void revision.current();
    expect(replies).toHaveLength(2);
  });

  it('counts the lease from when the read was sent', async () => {
    const read = revision.current();
    jest.advanceTimersByTime(LEASE_MS);
    replies[0]?.('7');

    expect(await read).toBe('7');
    expect(revision.leased).toBeUndefined();
  });

  it('reads anew for who asks when a read has been under way for longer than a lease', () => {
    void revision.current();
    jest.advanceTimersByTime(LEASE_MS);
    void revision.current();

    expect(replies).toHaveLength(2);
  });

  it('forgets at once', async () => {
    await learn('7');
    revision.forget();

    expect(revision.leased).toBeUndefined();
  });

  it('neither shares nor believes a read that was under way when it forgot', async () => {
    void revision.current();
    revision.forget();
    const later = revision.current();
    replies[0]?.('7');
    await jest.advanceTimersByTimeAsync(0);

    expect(revision.leased).toBeUndefined();
    replies[1]?.('8');
    expect(await later).toBe('8');
    expect(revision.leased).toBe('8');
  });

  it('knows nothing where there is no counter, or nobody to ask', async () => {
    const absent = revision.current();
    replies[0]?.(null);
    expect(await absent).toBeUndefined();

    const away = revision.current();
    replies[1]?.(new Error('Connection is closed.'));
    expect(await away).toBeUndefined();
    expect(revision.leased).toBeUndefined();
  });
});
