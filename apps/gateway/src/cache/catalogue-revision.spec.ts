import { Logger } from '@nestjs/common';
import type { Redis } from '@emporium/redis';
import { BUSY_LEASE_MS, CatalogueRevision, LEASE_MS } from './catalogue-revision';

const MANY = 16;
const RENEWED_AFTER_MS = 8;

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

    void revision.current();
    expect(replies).toHaveLength(3);
  });

  it('complains of what Redis refuses, not of its being away', async () => {
    const complaints = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    for (const error of [new Error('Connection is closed.'), new Error('WRONGTYPE')]) {
      const asked = revision.current();
      replies.at(-1)?.(error);
      await asked;
    }

    expect(complaints.mock.calls).toEqual([[new Error('WRONGTYPE')]]);
    complaints.mockRestore();
  });

  describe('when many ask', () => {
    const ask = (times: number) => {
      for (let i = 0; i < times; i++) void revision.leased;
    };

    it('trusts what it read for longer', async () => {
      ask(MANY);
      await learn('7');

      jest.advanceTimersByTime(BUSY_LEASE_MS - 1);
      expect(await revision.current()).toBe('7');
      jest.advanceTimersByTime(1);
      expect(revision.leased).toBeUndefined();
    });

    it('does not when one fewer asks, or when they asked under the lease before', async () => {
      ask(MANY - 1);
      await learn('7');
      jest.advanceTimersByTime(LEASE_MS);
      expect(revision.leased).toBeUndefined();

      ask(MANY);
      await learn('8');
      jest.advanceTimersByTime(BUSY_LEASE_MS);
      await learn('9');
      jest.advanceTimersByTime(LEASE_MS);
      expect(revision.leased).toBeUndefined();
    });

    it('reads the next one before the lease ends, once, and nobody waits', async () => {
      ask(MANY);
      await learn('7');
      jest.advanceTimersByTime(RENEWED_AFTER_MS - 1);
      ask(2);
      expect(replies).toHaveLength(1);

      jest.advanceTimersByTime(1);
      expect([revision.leased, revision.leased]).toEqual(['7', '7']);
      expect(replies).toHaveLength(2);
      replies[1]?.('8');
      await jest.advanceTimersByTimeAsync(0);
      expect(revision.leased).toBe('8');
    });
  });
});
