import { api } from '../support/api';
import { theAdmin, newCustomer, type Person } from '../support/people';
import { sell } from '../support/products';

type Headers = Record<string, string>;
type Write = (headers: Headers) => ReturnType<typeof api>;

describe('the preconditions of a write', () => {
  let admin: Person;
  let customer: Person;
  let productId: string;

  beforeAll(async () => {
    [admin, customer] = await Promise.all([theAdmin(), newCustomer()]);
    productId = (await sell(admin, { stock: 50 })).id;
  });
  beforeEach(async () => {
    await ask('PUT', `/api/cart/items/${productId}`, { quantity: 1 });
  });

  const ask = (method: string, path: string, body?: object, headers?: Headers, by = customer) =>
    api(method, path, { token: by.token, body, headers });
  const newOrder = async () => {
    const { body } = await ask('POST', '/api/orders', { items: [{ productId, quantity: 1 }] });
    return `/api/orders/${body.id}`;
  };

  /** A write that would succeed without preconditions. */
  const WRITES: Record<string, () => Write | Promise<Write>> = {
    'PUT /cart/items/:productId': () => (headers) =>
      ask('PUT', `/api/cart/items/${productId}`, { quantity: 2 }, headers),
    'DELETE /cart/items/:productId': () => (headers) =>
      ask('DELETE', `/api/cart/items/${productId}`, undefined, headers),
    'DELETE /cart': () => (headers) => ask('DELETE', '/api/cart', undefined, headers),
    'PATCH /orders/:id/status': async () => {
      const path = await newOrder();
      return (headers) => ask('PATCH', `${path}/status`, { status: 'processing' }, headers, admin);
    },
    'DELETE /orders/:id': async () => {
      const path = await newOrder();
      return (headers) => ask('DELETE', path, undefined, headers);
    },
    'PUT /users/:id': () => (headers) => ask('PUT', `/api/users/${customer.id}`, { name: 'Kim D.' }, headers),
    'DELETE /users/:id/sessions/:sessionId': async () => {
      const other = await newCustomer();
      const path = `/api/users/${other.id}/sessions`;
      const { body } = await ask('GET', path, undefined, {}, other);
      return (headers) => ask('DELETE', `${path}/${body.data[0].id}`, undefined, headers, other);
    },
    'PATCH /products/:id/stock': () => (headers) =>
      ask('PATCH', `/api/products/${productId}/stock`, { delta: 1 }, headers, admin),
    'DELETE /products/:id': async () => {
      const { id } = await sell(admin);
      return (headers) => ask('DELETE', `/api/products/${id}`, undefined, headers, admin);
    },
  };

  it.each(Object.keys(WRITES))('are those of RFC 9110 at %s', async (name) => {
    const write = await (WRITES[name] as (typeof WRITES)[string])();

    const refused: Headers[] = [
      { 'if-none-match': '*' },
      { 'if-match': '"other"' },
      { 'if-match': 'W/"weak"' },
    ];
    for (const headers of refused) {
      const { status, body } = await write(headers);
      expect([status, body.code]).toEqual([412, 'PRECONDITION_FAILED']);
    }
    const malformed = await write({ 'if-match': 'no-tag' });
    expect([malformed.status, malformed.body.code]).toEqual([400, 'BAD_REQUEST']);
    expect((await write({ 'if-match': '*', 'if-none-match': '"other"' })).status).toBeLessThan(300);
  });
});
