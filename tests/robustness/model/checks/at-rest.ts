import { Cart } from '../world/cart';
import type { OrderIndex } from '../world/indices';
import { isPlaced, OrderState } from '../world/order-state';
import { Held } from '../world/reservation-state';
import type { World } from '../world/world';

/** What must hold besides when nobody is at work and nothing is due. @returns what is wrong, if anything */
export function brokenAtRest(world: World): string | undefined {
  for (const order of world.requests) {
    const wrong = brokenOrderAtRest(world, order);
    if (wrong) return `order ${order + 1}: ${wrong}, and nobody is at it`;
  }
  return undefined;
}

function brokenOrderAtRest(
  { orders, held, settled, cancelling, cart, plans }: World,
  order: OrderIndex,
): string | undefined {
  const state = orders[order];
  if (state === OrderState.Absent)
    return held[order] === Held.Confirmed ? 'gone, but it holds stock' : undefined;
  if (!isPlaced(state)) return 'not decided';
  if (cancelling[order]) return 'neither cancelled nor not';
  if (!settled[order]) return 'placed, but not followed up';
  if (plans[order].fromCart && cart[0] !== Cart.Empty) return 'placed, but still in the cart';
  return undefined;
}
