import { setTimeout as sleep } from 'node:timers/promises';
import type { CatalogueReplica, RetiredIndexes } from '@emporium/product-data';
import { Readiness } from '@emporium/service';
import { eventually } from '@emporium/testing';
import { CatalogueRefresher } from './catalogue.refresher';

const AWAY = new Error('Connection is closed.');

describe('the refresher of the catalogue', () => {
  const readiness = new Readiness();
  const current = jest.fn<Promise<unknown>, []>().mockResolvedValue({});
  const takeOutSome = jest.fn<Promise<boolean>, []>().mockResolvedValue(false);
  const refresher = new CatalogueRefresher(
    { current } as unknown as CatalogueReplica,
    { takeOutSome } as unknown as RetiredIndexes,
    readiness,
  );
  const isReady = () => {
    try {
      readiness.requireReady();
      return true;
    } catch {
      return false;
    }
  };

  it('is not ready before the catalogue is read, goes on, tidies up, and stops', async () => {
    current.mockRejectedValueOnce(AWAY).mockRejectedValueOnce(AWAY);
    takeOutSome.mockResolvedValueOnce(true).mockRejectedValueOnce(AWAY);

    refresher.onApplicationBootstrap();

    expect(isReady()).toBe(false);
    await eventually(() => expect(isReady()).toBe(true));
    expect(current).toHaveBeenCalledTimes(3);
    await eventually(() => expect(takeOutSome).toHaveBeenCalledTimes(3), { timeoutMs: 10_000 });

    refresher.onModuleDestroy();
    await sleep(0);
    const calls = current.mock.calls.length;
    await sleep(1_500);
    expect(current).toHaveBeenCalledTimes(calls);
    expect(takeOutSome).toHaveBeenCalledTimes(3);
  }, 15_000);
});
