import type { Attempt } from '../history/attempt';
import type { Cancellation } from '../history/history';
import { retryUntilAnswered } from './retry-until-answered';
import type { Person } from './person';
import type { TrafficContext } from './context';

const NOT_TO_BE_CANCELLED = ['cancelled', 'shipped', 'delivered'];

/** Cancels an order on behalf of each of these people at once, and asks again until its fate is known. */
export async function cancelOrder(
  context: TrafficContext,
  orderId: string,
  people: readonly Person[],
): Promise<void> {
  const cancellation: Cancellation = { orderId, attempts: [] };
  context.history.cancellations.push(cancellation);
  const [first] = people;
  if (!first) return;
  let attempts = await Promise.all(people.map((person) => send(context, orderId, person)));
  cancellation.attempts.push(...attempts);
  for (let turn = 0; !(await isSettled(context, orderId, first, attempts)); turn++) {
    cancellation.unknownSince ??= Date.now();
    await context.deadline.pause(turn);
    attempts = [await send(context, orderId, first)];
    cancellation.attempts.push(...attempts);
  }
  cancellation.decidedAt = Date.now();
}

const send = async ({ gateway }: TrafficContext, orderId: string, person: Person): Promise<Attempt> =>
  gateway.send({ method: 'DELETE', path: `/orders/${orderId}`, token: await person.accessToken() });

/** A 200 says it; after a refusal the order's status shows whether an earlier request has cancelled it. */
async function isSettled(
  { gateway, deadline }: TrafficContext,
  orderId: string,
  person: Person,
  attempts: readonly Attempt[],
): Promise<boolean> {
  if (attempts.some(({ response }) => response?.status === 200)) return true;
  if (!attempts.some(({ response }) => response?.status === 409)) return false;
  const token = await person.accessToken();
  const read = () => gateway.send({ method: 'GET', path: `/orders/${orderId}`, token });
  const { body } = await retryUntilAnswered(read, deadline);
  return NOT_TO_BE_CANCELLED.includes((body as { status: string }).status);
}
