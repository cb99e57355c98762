import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiRequest } from '@emporium/harness';
import type { State, Way } from '../validate/history';
import type { Place } from './slot';
import { read } from './read';
import { GATEWAYS, oneOf, type Shop } from './traffic';
import type { TimedClient, TimedResponse } from './timed-client';
import { category, item, search } from './views';

const WAYS: readonly Way[] = [...GATEWAYS, 'own port'];
const PAUSE_MS = 300;

/** Changes what is in a place, one change after the other by any way in, and looks at once what becomes of each. */
export async function keepWriting(shop: Shop, place: Place): Promise<void> {
  while (shop.isOpen) {
    await write(shop, place, oneOf(WAYS));
    const views = [item(place), category(place), search(place)];
    await Promise.all(GATEWAYS.flatMap((gateway) => views.map((view) => read(shop, gateway, view))));
    await sleep(Math.random() * PAUSE_MS);
  }
}

async function write(shop: Shop, place: Place, way: Way): Promise<void> {
  const { state } = place.history;
  if (state.incarnation === undefined) return create(shop, place, way);
  await oneOf([replace, replace, restock, restock, order, order, remove])(shop, place, way, state);
}

/** Puts something into a place that is empty. */
export async function create(shop: Shop, place: Place, way: Way): Promise<void> {
  const { edition, wood } = place.history.state;
  const state = { incarnation: place.ids.length, edition: edition + 1, wood, stock: 10 };
  const request: ApiRequest = {
    method: 'POST',
    path: '/products',
    token: shop.adminToken,
    body: place.bodyOf(state),
  };
  const { body } = await change(place, state, way, shop.products[way], request);
  place.ids.push((body as { id: string }).id);
}

/** Into the other category and under the other word. */
async function replace({ products, adminToken: token }: Shop, place: Place, way: Way, before: State) {
  const wood = before.wood === 'oak' ? 'elm' : 'oak';
  const state: State = { ...before, edition: before.edition + 1, wood };
  const body = { ...place.bodyOf(state), stock: undefined };
  const request: ApiRequest = { method: 'PUT', path: item(place).path, token, body };
  await change(place, state, way, products[way], request);
}

/** In steps of ten, so that orders in between lead to other numbers; or to nothing. */
async function restock({ products, adminToken: token }: Shop, place: Place, way: Way, before: State) {
  const stock = before.stock === 0 || Math.random() < 0.7 ? Math.floor(before.stock / 10) * 10 + 20 : 0;
  const request: ApiRequest = { method: 'PATCH', path: `${item(place).path}/stock`, token, body: { stock } };
  await change(place, { ...before, stock }, way, products[way], request);
}

async function order(shop: Shop, place: Place, way: Way, before: State): Promise<void> {
  if (before.stock === 0) return restock(shop, place, way, before);
  const items = [{ productId: place.ids.at(-1), quantity: 1 }];
  const request: ApiRequest = { method: 'POST', path: '/orders', token: shop.customerToken, body: { items } };
  await change(place, { ...before, stock: before.stock - 1 }, way, shop.orders[way], request);
}

async function remove({ products, adminToken: token }: Shop, place: Place, way: Way, before: State) {
  const request: ApiRequest = { method: 'DELETE', path: item(place).path, token };
  await change(place, { ...before, incarnation: undefined }, way, products[way], request);
}

async function change(
  place: Place,
  state: State,
  way: Way,
  client: TimedClient,
  request: ApiRequest,
): Promise<TimedResponse> {
  place.history.begin(state, way);
  const reply = await client.succeed({ ...request, key: randomUUID() });
  place.history.acknowledge(reply.endedAt);
  return reply;
}
