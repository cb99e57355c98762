import { logIn, register, type TemporarySuite } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import type { Way } from '../validate/history';
import { Tally } from '../validate/tally';
import { Slot } from './slot';
import type { Traffic } from './traffic';
import { TimedClient } from './timed-client';

const SLOTS = 4;
const CONNECTIONS = 128;

/** Opens every way in to a suite with an empty catalogue, and logs in an administrator and a customer. */
export async function openTraffic({ urls }: TemporarySuite): Promise<Traffic> {
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
    slots: Array.from({ length: SLOTS }, (_, number) => new Slot(number)),
    tally: new Tally(),
    isRunning: true,
  };
}

export async function closeTraffic({ products, orders }: Traffic): Promise<void> {
  const clients = new Set([...Object.values(products), ...Object.values(orders)]);
  await Promise.all([...clients].map((client) => client.close()));
}
