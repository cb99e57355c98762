import { randomUUID } from 'node:crypto';
import type { ApiRequest } from '@emporium/harness';
import { type Checkout, type Line, type Outcome, outcomeOf } from '../history/checkout';
import { fillCart } from './cart';
import type { Person } from './person';
import type { TrafficContext } from './context';

/** What a customer means to order, and how. */
export interface Wish {
  readonly lines: readonly Line[];
  readonly via: 'items' | 'cart';
  readonly hasKey: boolean;
  /** How many times the request is sent at once. */
  readonly copies: number;
}

/**
 * Makes one checkout. With a key it is repeated until its outcome is known; without one it is sent once, and the
 * outcome may stay unknown.
 */
export async function checkOut(
  context: TrafficContext,
  customer: Person,
  wish: Wish,
): Promise<Outcome | undefined> {
  const { lines, via, hasKey, copies } = wish;
  if (via === 'cart') await fillCart(context, customer, lines);
  const key = hasKey ? randomUUID() : undefined;
  const checkout: Checkout = { userId: customer.id, key, lines, via, attempts: [] };
  const request: ApiRequest = {
    method: 'POST',
    path: '/orders',
    token: await customer.accessToken(),
    key,
    body: via === 'cart' ? undefined : { items: lines },
  };
  context.history.checkouts.push(checkout);
  await send(context, checkout, request, copies);
  for (let turn = 0; key !== undefined && !outcomeOf(checkout); turn++) {
    await context.deadline.pause(turn);
    await send(context, checkout, request, 1);
  }
  return outcomeOf(checkout);
}

async function send(
  { gateway }: TrafficContext,
  checkout: Checkout,
  request: ApiRequest,
  copies: number,
): Promise<void> {
  const attempts = await Promise.all(Array.from({ length: copies }, () => gateway.send(request)));
  checkout.attempts.push(...attempts);
  const endedAt = Math.max(...attempts.map((attempt) => attempt.endedAt));
  if (!outcomeOf(checkout)) checkout.unknownSince ??= endedAt;
  else if (checkout.unknownSince !== undefined) checkout.decidedAt ??= endedAt;
}
