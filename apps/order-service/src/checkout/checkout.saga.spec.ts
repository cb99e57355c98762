import type { Reservation } from '@emporium/contracts';
import type {
  CartClaimsRepository,
  OrderListsRepository,
  OrdersRepository,
  PlacingRepository,
} from '@emporium/order-data';
import type { RedisClock } from '@emporium/redis';
import type { ReservationsClient } from '../catalogue/reservations.client';
import { placedOrder, undecidedOrder } from '../testing/orders';
import { CheckoutSaga } from './checkout.saga';

describe('CheckoutSaga', () => {
  let reservation: Reservation;
  /** Who is faster than this process. */
  let isOvertaken: boolean;
  const placing = {
    outcome: jest.fn(),
    confirm: jest.fn(() => Promise.resolve(!isOvertaken)),
    discard: jest.fn(() => Promise.resolve(!isOvertaken)),
    undo: jest.fn(() => Promise.resolve(!isOvertaken)),
  };
  const orders = { find: jest.fn(), settle: jest.fn() };
  const lists = { list: jest.fn() };
  const claims = { claim: jest.fn(), giveBack: jest.fn(), takeOut: jest.fn() };
  const reservations = {
    reserve: jest.fn(() => Promise.resolve(reservation)),
    release: jest.fn(() => Promise.resolve(reservation)),
    giveBack: jest.fn(() => Promise.resolve(reservation)),
  };
  const saga = new CheckoutSaga(
    placing as unknown as PlacingRepository,
    orders as unknown as OrdersRepository,
    lists as unknown as OrderListsRepository,
    claims as unknown as CartClaimsRepository,
    reservations as unknown as ReservationsClient,
    { now: () => Promise.resolve(2_000) } as unknown as RedisClock,
  );

  beforeEach(() => {
    jest.clearAllMocks();
    isOvertaken = false;
    reservation = { id: 'order', state: 'CONFIRMED', lines: placedOrder().items };
    for (const step of [lists.list, claims.giveBack, claims.takeOut, orders.settle])
      step.mockResolvedValue(undefined);
    placing.outcome.mockResolvedValue(undefined);
    orders.find.mockResolvedValue(undefined);
    claims.claim.mockResolvedValue(true);
  });

  it('places an order whose stock is reserved', async () => {
    const order = undecidedOrder();

    expect(await saga.decide(order)).toEqual({ placed: placedOrder() });
  });

  it('leaves the lines of an order from a cart to be taken out of it', async () => {
    const order = undecidedOrder({ fromCart: true });

    expect(await saga.decide(order)).toEqual({ placed: placedOrder({ fromCart: true, isSettled: false }) });
  });

  describe('of an order that somebody else decided', () => {
    const keyed = undecidedOrder({ idempotencyKey: 'key' });
    const RESPONSE = { status: 409, body: {} };

    it('finds the response that its key got', async () => {
      placing.outcome.mockResolvedValue({ fingerprint: 'f', response: RESPONSE });

      expect(await saga.decidedElsewhere(keyed)).toEqual({ response: RESPONSE });
      expect(await saga.decidedElsewhere(undecidedOrder())).toEqual({ undone: true });
    });

    it('tells that it was placed', async () => {
      placing.outcome.mockResolvedValue({ fingerprint: 'f' });
      orders.find.mockResolvedValue(placedOrder());

      expect(await saga.decidedElsewhere(keyed)).toEqual({ placed: placedOrder() });
    });

    it.each([undefined, undecidedOrder({ state: 'undoing' })])(
      'tells that it was undone (%#)',
      async (found) => {
        orders.find.mockResolvedValue(found);

        expect(await saga.decidedElsewhere(keyed)).toEqual({ undone: true });
      },
    );

    it('is told when it comes second to place, to discard or to undo it', async () => {
      isOvertaken = true;
      orders.find.mockResolvedValue(placedOrder());
      const expected = { placed: placedOrder() };
      expect(await saga.decide(undecidedOrder())).toEqual(expected);
      expect(await saga.decide(undecidedOrder({ deadlineAt: 0 }))).toEqual(expected);

      reservation = { id: 'order', state: 'RELEASED' };
      expect(await saga.decide(keyed)).toEqual(expected);
      expect(claims.giveBack).not.toHaveBeenCalled();
    });
  });

  it.each([
    ['undone', { id: 'order', state: 'RELEASED' }],
    ['refused', { id: 'order', state: 'REJECTED', rejection: { code: 'PRODUCT_NOT_FOUND', missing: [0] } }],
  ] as const)(
    'gives the cart its lines back when their order is %s, and only then',
    async (outcome, known) => {
      reservation = known;
      expect(await saga.decide(undecidedOrder())).toHaveProperty(outcome);
      expect(claims.giveBack).not.toHaveBeenCalled();

      const ofCart = undecidedOrder({ fromCart: true });
      expect(await saga.decide(ofCart)).toHaveProperty(outcome);
      expect(claims.giveBack.mock.calls).toEqual([[ofCart]]);

      claims.giveBack.mockRejectedValue(new Error('away'));
      expect(await saga.decide(ofCart)).toHaveProperty(outcome);
    },
  );

  it('takes what was ordered out of the cart it came from, once', async () => {
    await saga.followUp(placedOrder({ isSettled: false }));
    await saga.followUp(placedOrder({ fromCart: true }));
    expect(claims.takeOut).not.toHaveBeenCalled();

    const ofCart = placedOrder({ fromCart: true, isSettled: false });
    await saga.followUp(ofCart);
    expect(claims.takeOut.mock.calls).toEqual([[ofCart]]);
    expect(orders.settle).toHaveBeenCalledTimes(3);
  });

  it('lists and follows up, and leaves to others what fails of that', async () => {
    await saga.tryList(placedOrder());
    expect(lists.list.mock.calls).toEqual([[placedOrder()]]);

    lists.list.mockRejectedValue(new Error('away'));
    orders.settle.mockRejectedValue(new Error('away'));
    await expect(saga.tryList(placedOrder())).resolves.toBeUndefined();
    await expect(saga.tryFollowUp(placedOrder({ isSettled: false }))).resolves.toBeUndefined();
    expect(orders.settle).toHaveBeenCalledTimes(1);
  });

  it('does nothing more for an order that is settled', async () => {
    await saga.tryFollowUp(placedOrder());

    expect(orders.settle).not.toHaveBeenCalled();
  });
});
