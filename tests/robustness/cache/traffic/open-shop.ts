import { randomUUID } from 'node:crypto';
import { ADMINISTRATOR } from '@emporium/local-suite';
import type { RunningSuite } from '@emporium/local-suite';
import type { Way } from '../validate/history';
import { Tally } from '../validate/tally';
import { Client } from './client';
import { Place } from './place';
import type { Shop } from './shop';

const PLACES = 4;

/** Opens every way in to a suite that has nothing on sale, with an administrator and a customer logged in. */
export async function openShop({ urls }: RunningSuite): Promise<Shop> {
  const [one, two] = urls.gateway.map((url) => new Client(url, '/api')) as [Client, Client];
  const waysTo = (url = ''): Record<Way, Client> => ({
    'gateway 1': one,
    'gateway 2': two,
    'own port': new Client(url, ''),
  });
  const customer = { email: `${randomUUID()}@example.com`, password: 'correct horse battery' };
  await one.succeed({
    method: 'POST',
    path: '/users/register',
    key: customer.email,
    body: { ...customer, name: 'Kim' },
  });
  return {
    products: waysTo(urls['product-service'][0]),
    orders: waysTo(urls['order-service'][0]),
    adminToken: await logIn(one, ADMINISTRATOR),
    customerToken: await logIn(one, customer),
    places: Array.from({ length: PLACES }, (_, number) => new Place(number)),
    tally: new Tally(),
    isOpen: true,
  };
}

export async function closeShop({ products, orders }: Shop): Promise<void> {
  const clients = new Set([...Object.values(products), ...Object.values(orders)]);
  await Promise.all([...clients].map((client) => client.close()));
}

async function logIn(gateway: Client, credentials: object): Promise<string> {
  const { body } = await gateway.succeed({ method: 'POST', path: '/users/login', body: credentials });
  return (body as { accessToken: string }).accessToken;
}
