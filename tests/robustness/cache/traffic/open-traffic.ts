import { logIn, register, type TemporarySuite } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import type { Way } from '../validate/history';
import { Tally } from '../validate/tally';
import { Place } from './slot';
import type { Shop } from './traffic';
import { TimedClient } from './timed-client';

const PLACES = 4;
const CONNECTIONS = 128;

/** Opens every way in to a suite that has nothing on sale, with an administrator and a customer logged in. */
export async function openShop({ urls }: TemporarySuite): Promise<Shop> {
  const open = (url: string, prefix?: string) => new TimedClient(url, { prefix, connections: CONNECTIONS });
  const [one, two] = urls.gateway.map((url) => open(url)) as [TimedClient, TimedClient];
  const waysTo = ([url = '']: readonly string[]): Record<Way, TimedClient> => ({
    'gateway 1': one,
    'gateway 2': two,
    'own port': open(url, ''),
  });
  return {
    products: waysTo(urls['product-service']),
    orders: waysTo(urls['order-service']),
    adminToken: (await logIn(one, ADMINISTRATOR)).accessToken,
    customerToken: (await logIn(one, await register(one))).accessToken,
    places: Array.from({ length: PLACES }, (_, number) => new Place(number)),
    tally: new Tally(),
    isOpen: true,
  };
}

export async function closeShop({ products, orders }: Shop): Promise<void> {
  const clients = new Set([...Object.values(products), ...Object.values(orders)]);
  await Promise.all([...clients].map((client) => client.close()));
}
