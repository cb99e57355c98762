import { type OrderIndex, PRODUCTS } from '../world/indices';
import type { Held } from '../world/reservation-state';
import type { World } from '../world/world';
import type { Protocol } from './protocol';
import type { Verb } from './reservation-table';

/** Moves a reservation's stock and record in one step, as the scripts of product-service do. */
export function reservation(world: World, protocol: Protocol, order: OrderIndex, verb: Verb): Held {
  const { stock, sold, held, plans } = world;
  const { quantities } = plans[order];
  const isCovered = quantities[0] <= stock[0] && quantities[1] <= stock[1];
  const { record, answer, taken } = protocol.reservationAfter(held[order], verb, isCovered);
  held[order] = record;
  if (taken !== 0) {
    for (const product of PRODUCTS) {
      stock[product] -= taken * quantities[product];
      sold[product] += taken * quantities[product];
    }
  }
  return answer;
}
