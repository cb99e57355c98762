import { eventually } from '@emporium/testing';
import { newOrderId, PlacingRepository } from '@emporium/order-data';
import { runOrderService } from '../testing/running-order-service';

describe('the metrics of checkout', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;

  beforeAll(async () => {
    service = await runOrderService();
  });
  afterAll(() => service.stop());

  /** The value of a series by its name with labels. */
  const metric = async (series: string): Promise<number> => {
    const text = await service.app.inject('/metrics').then(({ body }) => body);
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `));
    return Number(line?.slice(series.length + 1));
  };
  /** Leaves an order undecided, as a process does that dies right after its first step. */
  const beginAndDie = async (quantity: number, ageMs: number) => {
    const { userId } = service.customer;
    const createdAt = Date.now() - ageMs;
    await service.app.get(PlacingRepository).begin(
      {
        id: newOrderId(userId, createdAt),
        userId,
        state: 'undecided',
        lines: [{ productId: service.sell(5), quantity }],
        fromCart: false,
        idempotencyKey: `${quantity}-${ageMs}`,
        instance: '/orders',
        requestId: 'before-the-crash',
        createdAt,
        deadlineAt: createdAt + 30_000,
      },
      'fingerprint',
    );
  };

  it('tell that nothing is left to do, and are there from the start', async () => {
    expect(await metric('order_oldest_undecided_seconds')).toBe(0);
    expect(await metric('orders_due')).toBe(0);
    expect(await metric('orders_in_flight')).toBe(0);
    for (const outcome of ['placed', 'refused', 'undone', 'cancelled', 'settled', 'failed'])
      expect(await metric(`order_recoveries_total{outcome="${outcome}"}`)).toBe(0);
  });

  it('tell how old the oldest undecided order is, how many wait, and what became of each', async () => {
    service.products.fault = 'refuse';
    await beginAndDie(1, 20_000);
    await beginAndDie(9, 8_000);

    expect(await metric('order_oldest_undecided_seconds')).toBeGreaterThan(19);
    expect(await metric('order_oldest_undecided_seconds')).toBeLessThan(25);
    expect(await metric('orders_in_flight')).toBe(2);
    await eventually(async () =>
      expect(await metric('order_recoveries_total{outcome="failed"}')).toBeGreaterThan(0),
    );
    service.products.fault = undefined;

    await eventually(async () => expect(await metric('order_recoveries_total{outcome="placed"}')).toBe(1));
    await eventually(async () => expect(await metric('order_recoveries_total{outcome="refused"}')).toBe(1));
    expect(await metric('order_oldest_undecided_seconds')).toBe(0);
  });

  it('count the orders that are due', async () => {
    service.products.fault = 'refuse';
    for (const number of [1, 2, 3]) await beginAndDie(number, 10_000 + number);
    await eventually(async () => expect(await metric('orders_due')).toBeGreaterThan(0));
    service.products.fault = undefined;

    await eventually(async () => expect(await metric('orders_due')).toBe(0));
    await eventually(async () => expect(await metric('order_oldest_undecided_seconds')).toBe(0), {
      timeoutMs: 15_000,
    });
  });
});
