import type { Reservation } from '@emporium/contracts';
import type { UnplacedOrder } from './order';

/**
 * The next step of an order that has not been placed:
 * - `claim`: claim its lines in the cart, so that no other order can take them, then reserve its stock;
 * - `reserve`: reserve its stock, again if need be;
 * - `undo`: decide that it will not be placed, since its client has stopped waiting and has no key to ask with;
 * - `release`: make sure that its stock is not reserved later, and learn whether it was.
 */
export type Step = 'claim' | 'reserve' | 'undo' | 'release';

export function nextStep({ state, fromCart, deadlineAt, idempotencyKey }: UnplacedOrder, now: number): Step {
  if (state === 'undoing') return 'release';
  if (now < deadlineAt) return fromCart ? 'claim' : 'reserve';
  return idempotencyKey === undefined ? 'undo' : 'release';
}

/**
 * What follows for an order from the record of its reservation:
 * - `place` it, `refuse` it with the reason, or `discard` it as if it had never been requested;
 * - `give-back`: return its stock first, then discard it.
 */
export type Verdict = 'place' | 'refuse' | 'give-back' | 'discard';

export function verdictOn({ state }: UnplacedOrder, reservation: Reservation): Verdict {
  if (reservation.state === 'CONFIRMED') return state === 'undecided' ? 'place' : 'give-back';
  if (reservation.state === 'REJECTED' && state === 'undecided') return 'refuse';
  return 'discard';
}
