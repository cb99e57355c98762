import type { Reservation } from '@emporium/contracts';
import type { UnplacedOrder } from './order';
import { nextStep, verdictOn } from './order-decisions';

const order = (changes: Partial<UnplacedOrder>): UnplacedOrder => ({
  id: 'o',
  userId: 'u',
  state: 'undecided',
  lines: [],
  fromCart: false,
  instance: '/orders',
  requestId: 'r',
  createdAt: 0,
  deadlineAt: 100,
  ...changes,
});

const RESERVATIONS: Record<Reservation['state'], Reservation> = {
  CONFIRMED: { id: 'o', state: 'CONFIRMED', lines: [] },
  RETURNED: { id: 'o', state: 'RETURNED', lines: [] },
  REJECTED: { id: 'o', state: 'REJECTED', rejection: { code: 'OUT_OF_STOCK', short: [] } },
  RELEASED: { id: 'o', state: 'RELEASED' },
};

describe('the next step of an order that is not placed', () => {
  it.each([
    ['asks for stock before its deadline', {}, 99, 'reserve'],
    ['claims its lines first when it orders a cart', { fromCart: true }, 99, 'claim'],
    ['claims nothing at its deadline', { fromCart: true, idempotencyKey: 'k' }, 100, 'release'],
    ['gives up at its deadline when its customer can ask again', { idempotencyKey: 'k' }, 100, 'release'],
    ['undoes it at its deadline when nobody can ask', {}, 100, 'undo'],
    ['never asks for stock again once it is being undone', { state: 'undoing' as const }, 0, 'release'],
  ])('%s', (_, changes, now, step) => {
    expect(nextStep(order(changes), now)).toBe(step);
  });
});

describe('the verdict on a reservation', () => {
  it.each([
    ['undecided', 'CONFIRMED', 'place'],
    ['undecided', 'REJECTED', 'refuse'],
    ['undecided', 'RELEASED', 'discard'],
    ['undecided', 'RETURNED', 'discard'],
    ['undoing', 'CONFIRMED', 'give-back'],
    ['undoing', 'REJECTED', 'discard'],
    ['undoing', 'RELEASED', 'discard'],
    ['undoing', 'RETURNED', 'discard'],
  ] as const)('of an %s order that is %s is to %s', (state, reservation, verdict) => {
    expect(verdictOn(order({ state }), RESERVATIONS[reservation])).toBe(verdict);
  });
});
