import { Logger } from '@nestjs/common';
import type { DueOrdersRepository, OrdersRepository } from '@emporium/order-data';
import type { RedisClock } from '@emporium/redis';
import { placedOrder, undecidedOrder } from '../testing/orders';
import type { CheckoutSaga } from './checkout.saga';
import { Reconciler } from './reconciler';
import type { RecoveryMetrics } from './recovery.metrics';

describe('Reconciler', () => {
  const due = { take: jest.fn() };
  const orders = { find: jest.fn() };
  const saga = { decide: jest.fn(), followUp: jest.fn(), finishCancel: jest.fn() };
  const recoveries = { count: jest.fn() };
  let reconciler: Reconciler;
  let complaints: jest.SpyInstance;

  beforeEach(() => {
    jest.resetAllMocks();
    jest.useFakeTimers();
    complaints = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    due.take.mockResolvedValue([]);
    reconciler = new Reconciler(
      due as unknown as DueOrdersRepository,
      orders as unknown as OrdersRepository,
      saga as unknown as CheckoutSaga,
      recoveries as unknown as RecoveryMetrics,
      { now: () => Promise.resolve(1_000) } as unknown as RedisClock,
    );
  });
  afterEach(() => {
    reconciler.onModuleDestroy();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  const reconcile = async (order: unknown, decision?: unknown) => {
    due.take.mockResolvedValue(['order']);
    orders.find.mockResolvedValueOnce(order);
    saga.decide.mockResolvedValue(decision);
    await reconciler.reconcile();
    return recoveries.count.mock.calls.flat();
  };

  it.each([
    ['placed', undecidedOrder(), { placed: placedOrder() }],
    ['refused', undecidedOrder(), { refused: new Error('no') }],
    ['undone', undecidedOrder(), { undone: true }],
    ['settled', placedOrder(), undefined],
    ['cancelled', placedOrder({ isCancelling: true }), undefined],
  ])('counts what became of an order: %s', async (recovery, order, decision) => {
    expect(await reconcile(order, decision)).toEqual([recovery]);
  });

  it.each([
    ['is gone', undefined, undefined],
    ['somebody else decided', undecidedOrder(), { response: { status: 201, body: {} } }],
  ])('counts nothing for an order that %s', async (_, order, decision) => {
    expect(await reconcile(order, decision)).toEqual([]);
  });

  it('leaves an order due that fails, and goes on with the others', async () => {
    due.take.mockResolvedValue(['one', 'two']);
    orders.find.mockRejectedValueOnce(new Error('bug')).mockResolvedValueOnce(placedOrder());
    await reconciler.reconcile();

    expect(recoveries.count.mock.calls.flat().sort()).toEqual(['failed', 'settled']);
  });

  it.each([
    [0, 375],
    [0.5, 500],
    [1, 625],
  ])('looks every half second, not all instances at the same moment (%d)', async (random, ms) => {
    jest.spyOn(Math, 'random').mockReturnValue(random);
    reconciler.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(ms - 1);
    expect(due.take).not.toHaveBeenCalled();

    await jest.advanceTimersByTimeAsync(1);
    expect(due.take).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(ms);
    expect(due.take).toHaveBeenCalledTimes(2);
  });

  it('looks on after a look that failed, and complains unless Redis is away', async () => {
    due.take
      .mockRejectedValueOnce(new Error('Connection is closed.'))
      .mockRejectedValueOnce(new Error('bug'));
    reconciler.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(2_000);

    expect(due.take.mock.calls.length).toBeGreaterThan(2);
    expect(complaints).toHaveBeenCalledTimes(1);
  });

  it('looks no more when it is stopped, not even after a look under way', async () => {
    let end: (ids: string[]) => void = () => undefined;
    due.take.mockReturnValue(new Promise<string[]>((resolve) => (end = resolve)));
    reconciler.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(1_000);
    reconciler.onModuleDestroy();
    end([]);
    await jest.advanceTimersByTimeAsync(5_000);

    expect(due.take).toHaveBeenCalledTimes(1);
  });
});
