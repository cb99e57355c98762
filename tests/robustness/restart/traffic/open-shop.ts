import { randomUUID } from 'node:crypto';
import { ADMINISTRATOR } from '@emporium/local-suite';
import type { Credentials, Customer } from './customer';
import type { Answer, Door, Request } from './door';

const PASSWORD = 'correct horse battery';
const PLENTY = 1_000_000;

/** Puts a product on sale for each of some customers, who are registered and logged in. */
export async function openShop(door: Door, customers: number): Promise<Customer[]> {
  const administrator = await logIn(door, ADMINISTRATOR);
  return Promise.all(
    Array.from({ length: customers }, async (_, number) => {
      const product = await succeed(door, {
        method: 'POST',
        path: '/products',
        headers: { authorization: administrator },
        body: { name: `Tray ${number}`, description: 'Oak.', price: 9.5, category: 'Trays', stock: PLENTY },
      });
      const { id: productId } = product.body as { id: string };
      const authorization = await logIn(door, await register(door));
      return { productId, authorization, visitor: await register(door) };
    }),
  );
}

/** How many orders a customer has. */
export async function countOrders(door: Door, { authorization }: Customer): Promise<number> {
  const { body } = await succeed(door, {
    method: 'GET',
    path: '/orders?limit=1',
    headers: { authorization },
  });
  return (body as { meta: { total: number } }).meta.total;
}

async function register(door: Door): Promise<Credentials> {
  const credentials = { email: `${randomUUID()}@example.com`, password: PASSWORD };
  await succeed(door, { method: 'POST', path: '/users/register', body: { ...credentials, name: 'Kim' } });
  return credentials;
}

async function logIn(door: Door, credentials: Credentials): Promise<string> {
  const { body } = await succeed(door, { method: 'POST', path: '/users/login', body: credentials });
  return `Bearer ${(body as { accessToken: string }).accessToken}`;
}

async function succeed(door: Door, request: Request): Promise<Answer> {
  const answer = await door.send(request);
  if (answer.status < 300) return answer;
  throw new Error(`${request.method} ${request.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
}
