import type { Reservation } from '@emporium/contracts';
import type { UnplacedOrder } from './order';

/**
 * What to do next about an order that has not been placed:
 * - `claim`: make sure that no other order takes its lines out of the cart, then ask for its stock;
 * - `reserve`: ask for its stock, again if need be;
 * - `undo`: decide that it will not be placed, since its customer left without a key to ask with;
 * - `release`: make sure its stock is not reserved later, and learn whether it was.
 */
export type Step = 'claim' | 'reserve' | 'undo' | 'release';

export function nextStep({ state, fromCart, deadlineAt, idempotencyKey }: UnplacedOrder, now: number): Step {
  if (state === 'undoing') return 'release';
  if (now < deadlineAt) return fromCart ? 'claim' : 'reserve';
  return idempotencyKey === undefined ? 'undo' : 'release';
}

/**
 * What a reservation on record means for an order:
 * - `place` it, `refuse` it with the reason, or `discard` it as if it had never been asked for;
 * - `give-back`: return the stock first, then discard.
 */
export type Verdict = 'place' | 'refuse' | 'give-back' | 'discard';

export function verdictOn({ state }: UnplacedOrder, reservation: Reservation): Verdict {
  if (reservation.state === 'CONFIRMED') return state === 'undecided' ? 'place' : 'give-back';
  if (reservation.state === 'REJECTED' && state === 'undecided') return 'refuse';
  return 'discard';
}
