import type { ProcessIndex } from '../world/indices';
import { OrderState } from '../world/order-state';
import { Held } from '../world/reservation-state';
import type { World } from '../world/world';
import { Call } from './call';
import { changeNext, rest } from './next-call';

/** `CheckoutSaga.finishCancel` once the stock was given back: the status follows, unless the saga throws. */
export function setCancelledNext(world: World, process: ProcessIndex, reservation: number): void {
  if (reservation !== Number(Held.Returned)) return rest(world, process);
  changeNext(world, process, Call.SetCancelled, world.seen[process], OrderState.Cancelled);
}
