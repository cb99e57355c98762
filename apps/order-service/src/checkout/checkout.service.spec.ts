import type { RecordCipher } from '@emporium/idempotency';
import { UnavailableError } from '@emporium/http';
import type { PlacingRepository } from '@emporium/order-data';
import type { RedisClock } from '@emporium/redis';
import type { SettledCarts } from '../cart/settled-carts';
import { placedOrder } from '../testing/orders';
import type { CheckoutSaga } from './checkout.saga';
import { CheckoutService, type OrderRequest } from './checkout.service';

// Jest's clock does not drive this one.
jest.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));

const KEPT = /repeat the request with the same Idempotency-Key/;
const UNDONE = /was undone/;

describe('CheckoutService', () => {
  const placing = { outcome: jest.fn(), begin: jest.fn(), undo: jest.fn() };
  const saga = {
    decide: jest.fn(),
    decidedElsewhere: jest.fn(),
    tryFollowUp: jest.fn(),
    tryList: jest.fn(),
  };
  const checkout = new CheckoutService(
    placing as unknown as PlacingRepository,
    {} as SettledCarts,
    saga as unknown as CheckoutSaga,
    { fingerprint: () => 'print', isFingerprintOf: () => true } as unknown as RecordCipher,
    { now: () => Promise.resolve(1_000) } as unknown as RedisClock,
  );
  const request: OrderRequest = {
    userId: 'kim',
    lines: [{ productId: 'tray', quantity: 1 }],
    body: {},
    instance: '/orders',
    requestId: 'request',
  };
  const keyed: OrderRequest = { ...request, idempotencyKey: 'key' };

  beforeEach(() => {
    jest.resetAllMocks();
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  /** What becomes of a request, when time passes as fast as it is needed. */
  const place = async (asked: OrderRequest) => {
    const outcome = checkout.placeOrder(asked).then(
      (value) => ({ value, error: undefined }),
      (error: unknown) => ({ value: undefined, error: error as Error }),
    );
    await jest.advanceTimersByTimeAsync(5_000);
    return outcome;
  };
  const failing = () => saga.decide.mockRejectedValue(new UnavailableError());

  it.each([
    ['2.5 s without a key', request, 3_500],
    ['30 s with one', keyed, 31_000],
  ])('tries to place an order for %s', async (_, asked, deadlineAt) => {
    saga.decide.mockResolvedValue({ placed: placedOrder() });

    expect(await place(asked)).toMatchObject({ value: { order: { id: placedOrder().id } } });
    expect(placing.begin.mock.calls[0]?.[0]).toMatchObject({ deadlineAt });
  });

  it('tries again as long as the client waits, where another try may succeed', async () => {
    saga.decide.mockRejectedValueOnce(new UnavailableError()).mockResolvedValue({ placed: placedOrder() });

    expect(await place(request)).toHaveProperty('value.order');
    expect(saga.decide).toHaveBeenCalledTimes(2);
  });

  it('does not where it cannot', async () => {
    saga.decide.mockRejectedValue(new Error('bug'));

    expect((await place(request)).error).toEqual(new Error('bug'));
    expect(saga.decide).toHaveBeenCalledTimes(1);
  });

  it('undoes an order without a key when time is up, unless it was decided meanwhile', async () => {
    failing();
    placing.undo.mockResolvedValueOnce(true);
    expect((await place(request)).error?.message).toMatch(UNDONE);

    placing.undo.mockResolvedValueOnce(false);
    saga.decidedElsewhere.mockResolvedValue({ placed: placedOrder() });
    expect(await place(request)).toHaveProperty('value.order');
  });

  it('leaves one with a key to be decided', async () => {
    failing();

    expect((await place(keyed)).error?.message).toMatch(KEPT);
    expect(placing.undo).not.toHaveBeenCalled();
  });

  it.each([
    [request, UNDONE],
    [keyed, KEPT],
  ])('says of an order that was undone how to go on (%#)', async (asked, message) => {
    saga.decide.mockResolvedValue({ undone: true });

    expect((await place(asked)).error?.message).toMatch(message);
  });

  it('does not compete for a cart for ever', async () => {
    saga.decide.mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      return { overtaken: true };
    });

    expect((await place(request)).error?.message).toMatch(UNDONE);
    expect(saga.decide).toHaveBeenCalledTimes(5);
  });
});
