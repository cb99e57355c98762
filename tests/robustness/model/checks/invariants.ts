import { OrderResponse, CancelResponse } from '../world/response';
import { Cart } from '../world/cart';
import { KEYS, type OrderIndex, PRODUCTS } from '../world/indices';
import { Known, knownOf, NO_RECORD, orderOf } from '../world/key-record';
import { isPlaced, OrderState } from '../world/order-state';
import { Held } from '../world/reservation-state';
import type { World } from '../world/world';

/** What must hold in every state. @returns what is wrong, if anything */
export function broken(world: World): string | undefined {
  const books = brokenBooks(world);
  if (books) return books;
  for (const order of world.requests) {
    const wrong = brokenOrder(world, order) ?? brokenResponse(world, order);
    if (wrong) return `order ${order + 1}: ${wrong}`;
  }
  return brokenKeys(world) ?? brokenCart(world);
}

function brokenCart({ requests, plans, orders, cart }: World): string | undefined {
  const placed = requests.filter((request) => plans[request].fromCart && isPlaced(orders[request])).length;
  if (placed > 1) return 'one cart was ordered twice';
  return cart[0] === Cart.Empty && placed === 0 ? 'a cart is empty, but was not ordered' : undefined;
}

function brokenBooks({ scenario, stock, sold, held, plans, requests }: World): string | undefined {
  for (const product of PRODUCTS) {
    const received = scenario.stock[product];
    if (stock[product] < 0) return `there are ${stock[product]} of product ${product + 1}`;
    if (stock[product] + sold[product] !== received) return 'stock and sold are not what was received';
    let confirmed = 0;
    for (const order of requests) {
      if (held[order] === Held.Confirmed) confirmed += plans[order].quantities[product];
    }
    if (sold[product] !== confirmed) return 'the units sold are not those of the reservations';
  }
  return undefined;
}

function brokenOrder({ orders, held, cancelling }: World, order: OrderIndex): string | undefined {
  if (!isPlaced(orders[order])) return undefined;
  if (orders[order] === OrderState.Cancelled) {
    return held[order] === Held.Returned ? undefined : 'cancelled, but its stock is not returned';
  }
  if (held[order] === Held.Confirmed || (cancelling[order] && held[order] === Held.Returned))
    return undefined;
  return 'placed, but its stock is not reserved';
}

function brokenResponse(world: World, request: OrderIndex): string | undefined {
  const { responses, respondedWith, orders, held, cancelling, cancelResponses } = world;
  const order = respondedWith[request];
  if (responses[request] === OrderResponse.Placed && !isPlaced(orders[order]))
    return 'answered 201, but it is not placed';
  if (responses[request] === OrderResponse.Refused && held[order] !== Held.Rejected)
    return 'answered 409, but not refused';
  if (responses[request] === OrderResponse.Undone && isPlaced(orders[order]))
    return 'answered as undone, but placed';
  const isCancelled = orders[request] === OrderState.Cancelled;
  if (cancelResponses[request] === CancelResponse.Cancelled && !isCancelled)
    return 'answered as cancelled, but is not';
  if (cancelResponses[request] === CancelResponse.Promised && !isCancelled && !cancelling[request]) {
    return 'its cancelling was promised, but is not under way';
  }
  return undefined;
}

function brokenKeys(world: World): string | undefined {
  const { keys, orders, requests, plans } = world;
  for (const key of KEYS) {
    let placed = 0;
    for (const request of requests) {
      if (plans[request].key !== key) continue;
      if (isPlaced(orders[request])) placed++;
      if (disagrees(world, request)) return 'two requests of one key were answered differently';
    }
    if (placed > 1) return 'one key placed two orders';
    const record = keys[key];
    if (record === NO_RECORD || knownOf(record) !== Known.InProgress) continue;
    if (isPlaced(orders[orderOf(record)]) || orders[orderOf(record)] === OrderState.Absent)
      return 'a key waits for an order that has been decided';
  }
  return undefined;
}

function disagrees({ requests, plans, responses, respondedWith }: World, request: OrderIndex): boolean {
  for (const other of requests) {
    if (other >= request || plans[other].key !== plans[request].key) continue;
    if (!isOutcome(responses[other]) || !isOutcome(responses[request])) continue;
    if (responses[other] !== responses[request] || respondedWith[other] !== respondedWith[request])
      return true;
  }
  return false;
}

const isOutcome = (response: OrderResponse) =>
  response === OrderResponse.Placed || response === OrderResponse.Refused;
