import { type Protocol, PROTOCOL } from './protocol/protocol';
import { place } from './protocol/placing.scripts';
import { Verb } from './protocol/reservation-table';
import { Call } from './processes/call';
import { CANCELLED, CART_CANCELLED, KEYLESS_TABS, REFUSED, REPEAT, RIVALS, TABS } from './scenarios';
import { Cart, claimedBy } from './world/cart';
import { NO_RECORD } from './world/key-record';
import { isPlaced, OrderState } from './world/order-state';
import { Held } from './world/reservation-state';
import type { Scenario } from './world/scenario';

/** A protocol with one mistake, and a small scenario that shows it. */
export interface Mutant {
  readonly name: string;
  readonly protocol: Protocol;
  readonly scenario: Scenario;
}

const mutant = (name: string, scenario: Scenario, changes: Partial<Protocol>): Mutant => ({
  name,
  scenario,
  protocol: { ...PROTOCOL, ...changes },
});

const { reservationAfter } = PROTOCOL;

/** Mistakes that the search must find, or the model proves nothing. */
export const MUTANTS: readonly Mutant[] = [
  mutant('release leaves no tombstone', RIVALS, {
    reservationAfter: (record, verb, isCovered) =>
      record === Held.None && verb === Verb.Release
        ? { record, answer: Held.Released, taken: 0 }
        : reservationAfter(record, verb, isCovered),
  }),
  mutant('release answers that it released what is confirmed', RIVALS, {
    reservationAfter: (record, verb, isCovered) =>
      record === Held.Confirmed && verb === Verb.Release
        ? { record, answer: Held.Released, taken: 0 }
        : reservationAfter(record, verb, isCovered),
  }),
  mutant('a repeated reserve takes the stock again', RIVALS, {
    reservationAfter: (record, verb, isCovered) =>
      record === Held.Confirmed && verb === Verb.Reserve
        ? { record, answer: record, taken: 1 }
        : reservationAfter(record, verb, isCovered),
  }),
  mutant('a repeated return gives the stock back again', CANCELLED, {
    reservationAfter: (record, verb, isCovered) =>
      record === Held.Returned && verb === Verb.Return
        ? { record, answer: record, taken: -1 }
        : reservationAfter(record, verb, isCovered),
  }),
  mutant('reserve does not look at the stock', RIVALS, {
    reservationAfter: (record, verb) => reservationAfter(record, verb, true),
  }),
  mutant('the order is placed before its stock is reserved', RIVALS, {
    callFor: { ...PROTOCOL.callFor, reserve: Call.Confirm },
  }),
  mutant('an undone order keeps its stock', RIVALS, {
    verdictOn: (order, reservation) =>
      order.state === 'undoing' ? 'discard' : PROTOCOL.verdictOn(order, reservation),
  }),
  mutant('a rejected reservation places the order', RIVALS, {
    verdictOn: (order, reservation) =>
      reservation.state === 'REJECTED' ? 'place' : PROTOCOL.verdictOn(order, reservation),
  }),
  mutant('undoing is not written down', RIVALS, {
    undo: ({ orders }, order) => orders[order] === OrderState.Undecided,
  }),
  mutant('an order is placed whatever became of it', RIVALS, {
    confirm: (world, order) => {
      if (!isPlaced(world.orders[order])) place(world, order);
      return true;
    },
  }),
  mutant('an order is begun that nobody will find due', RIVALS, {
    begin: (world, order) => {
      const known = PROTOCOL.begin(world, order);
      world.due[order] = 0;
      return known;
    },
  }),
  mutant(
    'an order is begun whatever its key says',
    { ...REPEAT, stock: [2, 2] },
    {
      begin: (world, order) => {
        const { key } = world.plans[order];
        if (key !== undefined) world.keys[key] = NO_RECORD;
        return PROTOCOL.begin(world, order);
      },
    },
  ),
  mutant('a refusal is not kept for repeats', REFUSED, {
    discard: (world, order) => PROTOCOL.discard(world, order, false),
  }),
  mutant('a cart is claimed by whoever asks', TABS, { claim: () => true }),
  mutant('a claim that came to nothing is not obeyed', TABS, {
    claim: (world, order) => {
      PROTOCOL.claim(world, order);
      return true;
    },
  }),
  mutant('a cart is given back although it is ordered', KEYLESS_TABS, {
    takeOut: ({ cart }, order) => {
      if (cart[0] === claimedBy(order)) cart[0] = Cart.Free;
    },
  }),
  mutant('an order of a cart is settled when it is placed', TABS, {
    confirm: (world, order) => {
      const isPlaced = PROTOCOL.confirm(world, order);
      if (isPlaced) PROTOCOL.settle(world, order);
      return isPlaced;
    },
  }),
  mutant('an order that is being cancelled moves on', CANCELLED, {
    changeStatus: (world, order, version, status) => {
      world.cancelling[order] = status === OrderState.Cancelled ? 1 : 0;
      return PROTOCOL.changeStatus(world, order, version, status);
    },
  }),
  mutant('a status changes whatever the version', CANCELLED, {
    changeStatus: (world, order, _, status) =>
      PROTOCOL.changeStatus(world, order, world.versions[order], status),
  }),
  mutant('a cancelled order may be processed', CANCELLED, {
    mayFollow: (from, to) => (from === 'cancelled' && to === 'processing') || PROTOCOL.mayFollow(from, to),
  }),
  mutant('a cancelling order is taken off the due work', CART_CANCELLED, {
    settle: (world, order) => {
      PROTOCOL.settle(world, order);
      world.due[order] = 0;
    },
  }),
  mutant('a change of status ends what is due', CART_CANCELLED, {
    changeStatus: (world, order, version, status) => {
      const isDone = PROTOCOL.changeStatus(world, order, version, status);
      if (isDone) world.due[order] = 0;
      return isDone;
    },
  }),
];
