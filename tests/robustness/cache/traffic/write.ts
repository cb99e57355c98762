import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiRequest } from '@emporium/harness';
import type { State, Way } from '../validate/history';
import type { Slot } from './slot';
import { read } from './read';
import { GATEWAYS, oneOf, type Traffic } from './traffic';
import type { TimedClient, TimedResponse } from './timed-client';
import { category, item, search } from './views';

const WAYS: readonly Way[] = [...GATEWAYS, 'own port'];
const PAUSE_MS = 300;

/** Changes what is in a slot, one change after the other by any way in, and reads it back right after each. */
export async function keepWriting(traffic: Traffic, slot: Slot): Promise<void> {
  while (traffic.isRunning) {
    await write(traffic, slot, oneOf(WAYS));
    const views = [item(slot), category(slot), search(slot)];
    await Promise.all(GATEWAYS.flatMap((gateway) => views.map((view) => read(traffic, gateway, view))));
    await sleep(Math.random() * PAUSE_MS);
  }
}

async function write(traffic: Traffic, slot: Slot, way: Way): Promise<void> {
  const { state } = slot.history;
  if (state.generation === undefined) return create(traffic, slot, way);
  await oneOf([replace, replace, restock, restock, order, order, remove])(traffic, slot, way, state);
}

/** Puts a product into an empty slot. */
export async function create(traffic: Traffic, slot: Slot, way: Way): Promise<void> {
  const { edition, wood } = slot.history.state;
  const state = { generation: slot.ids.length, edition: edition + 1, wood, stock: 10 };
  const request: ApiRequest = {
    method: 'POST',
    path: '/products',
    token: traffic.adminToken,
    body: slot.bodyOf(state),
  };
  const { body } = await change(slot, state, way, traffic.products[way], request);
  slot.ids.push((body as { id: string }).id);
}

/** Into the other category and under the other word. */
async function replace({ products, adminToken: token }: Traffic, slot: Slot, way: Way, before: State) {
  const wood = before.wood === 'oak' ? 'elm' : 'oak';
  const state: State = { ...before, edition: before.edition + 1, wood };
  const body = { ...slot.bodyOf(state), stock: undefined };
  const request: ApiRequest = { method: 'PUT', path: item(slot).path, token, body };
  await change(slot, state, way, products[way], request);
}

/** In steps of ten, so that orders in between lead to other numbers; or to nothing. */
async function restock({ products, adminToken: token }: Traffic, slot: Slot, way: Way, before: State) {
  const stock = before.stock === 0 || Math.random() < 0.7 ? Math.floor(before.stock / 10) * 10 + 20 : 0;
  const request: ApiRequest = { method: 'PATCH', path: `${item(slot).path}/stock`, token, body: { stock } };
  await change(slot, { ...before, stock }, way, products[way], request);
}

async function order(traffic: Traffic, slot: Slot, way: Way, before: State): Promise<void> {
  if (before.stock === 0) return restock(traffic, slot, way, before);
  const items = [{ productId: slot.ids.at(-1), quantity: 1 }];
  const request: ApiRequest = {
    method: 'POST',
    path: '/orders',
    token: traffic.customerToken,
    body: { items },
  };
  await change(slot, { ...before, stock: before.stock - 1 }, way, traffic.orders[way], request);
}

async function remove({ products, adminToken: token }: Traffic, slot: Slot, way: Way, before: State) {
  const request: ApiRequest = { method: 'DELETE', path: item(slot).path, token };
  await change(slot, { ...before, generation: undefined }, way, products[way], request);
}

async function change(
  slot: Slot,
  state: State,
  way: Way,
  client: TimedClient,
  request: ApiRequest,
): Promise<TimedResponse> {
  slot.history.begin(state, way);
  const reply = await client.succeed({ ...request, key: randomUUID() });
  slot.history.acknowledge(reply.endedAt);
  return reply;
}
