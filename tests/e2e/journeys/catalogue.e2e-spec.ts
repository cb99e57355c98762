import { randomUUID } from 'node:crypto';
import { newProduct } from '@emporium/harness';
import { api, send } from '../support/api';
import { newCustomer, type Person, theAdmin } from '../support/people';
import { sell } from '../support/products';
import { SERVICE_URLS } from '../support/urls';

describe('the catalogue', () => {
  let admin: Person;
  const category = `Trays ${randomUUID()}`;
  const list = (query: string) =>
    api('GET', `/api/products?category=${encodeURIComponent(category)}&${query}`);
  const names = (answer: { body: { data: { name: string }[] } }) => answer.body.data.map(({ name }) => name);

  beforeAll(async () => {
    admin = await theAdmin();
    await sell(admin, { category, name: 'Oak tray', price: 30, stock: 0 });
    await sell(admin, { category, name: 'Ash tray', price: 10, stock: 4, description: 'Bright and light.' });
    await sell(admin, { category, name: 'elm board', price: 20, stock: 7, description: 'For bread.' });
  });

  it.each([
    ['', ['elm board', 'Ash tray', 'Oak tray']],
    ['sort=createdAt', ['Oak tray', 'Ash tray', 'elm board']],
    ['sort=price', ['Ash tray', 'elm board', 'Oak tray']],
    ['sort=-price', ['Oak tray', 'elm board', 'Ash tray']],
    ['sort=name', ['Ash tray', 'elm board', 'Oak tray']],
    ['sort=-name', ['Oak tray', 'elm board', 'Ash tray']],
    ['minPrice=10.01&maxPrice=20', ['elm board']],
    ['minPrice=20&sort=price', ['elm board', 'Oak tray']],
    ['inStock=true&sort=price', ['Ash tray', 'elm board']],
    ['q=tra', ['Ash tray', 'Oak tray']],
    ['q=oka%20tray', ['Oak tray']],
    ['q=oard', ['elm board']],
    ['q=BRIGHT%20tray', ['Ash tray']],
    ['q=bread&inStock=true&maxPrice=25&sort=-price', ['elm board']],
    ['q=absent', []],
  ])('lists with "%s"', async (query, expected) => {
    expect(names(await list(query))).toEqual(expected);
  });

  it('links its pages', async () => {
    const first = await list('limit=2&sort=price');
    expect(first.body.meta).toEqual({ page: 1, limit: 2, total: 3, totalPages: 2 });
    const [, next] = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '') ?? [];
    expect(next).toMatch(/^\/api\/products\?.*after=/);
    for (const cached of ['MISS', 'HIT']) {
      const second = await api('GET', next ?? '');
      expect(names(second)).toEqual(['Oak tray']);
      expect(second.body.meta).toMatchObject({ page: 2, total: 3 });
      expect(second.headers.get('link')).toMatch(/^<\/api\/products\?.*page=1>; rel="prev"$/);
      expect(second.headers.get('x-cache')).toBe(cached);
    }
  });

  it('ends the numbered pages of a filtered list', async () => {
    expect((await list('page=101&limit=100')).body.code).toBe('PAGE_TOO_DEEP');
    expect((await list('page=100&limit=100')).status).toBe(200);
    expect((await list('after=nonsense')).body.code).toBe('VALIDATION_FAILED');
  });

  it('keeps the stock of a product that is replaced, unless the request says which was seen', async () => {
    const { id } = await sell(admin, { stock: 5 });
    const put = (changes: object, headers = {}) =>
      api('PUT', `/api/products/${id}`, { token: admin.token, body: newProduct(changes), headers });
    await api('PATCH', `/api/products/${id}/stock`, { token: admin.token, body: { delta: -4 } });

    expect((await put({ stock: 5 })).body.code).toBe('PRECONDITION_REQUIRED');
    expect((await put({ stock: undefined, name: 'New' })).body).toMatchObject({ name: 'New', stock: 1 });
  });

  it('counts the products of a category', async () => {
    const { body } = await api('GET', '/api/categories');
    expect(body.data).toContainEqual({ name: category, productCount: 3 });
  });

  it('shows a change at once, whichever way it was made, in lists too', async () => {
    const product = await sell(admin, { category: `${category} fresh` });
    const path = `/api/products/${product.id}`;
    const listPath = `/api/products?category=${encodeURIComponent(`${category} fresh`)}&inStock=true`;
    const through = async (url: string, stock: number) => {
      await send(url, 'PATCH', `/products/${product.id}/stock`, { token: admin.token, body: { stock } });
      return [(await api('GET', path)).body.stock, (await api('GET', listPath)).body.meta.total];
    };
    await api('GET', path);
    const cached = await api('GET', path);
    expect(cached.headers.get('x-cache')).toBe('HIT');
    expect(Number(cached.headers.get('age'))).toBeGreaterThanOrEqual(0);

    for (const url of SERVICE_URLS['product-service']) {
      expect(await through(url, 0)).toEqual([0, 0]);
      expect(await through(url, 3)).toEqual([3, 1]);
    }
    const buyer = await newCustomer();
    await api('POST', '/api/orders', {
      token: buyer.token,
      body: { items: [{ productId: product.id, quantity: 3 }] },
    });
    expect((await api('GET', path)).body.stock).toBe(0);
    expect((await api('GET', listPath)).body.meta.total).toBe(0);
  });

  it('answers a repeated read with 304 and goes to the service on request', async () => {
    const { id } = await sell(admin);
    const first = await api('GET', `/api/products/${id}`);
    const etag = first.headers.get('etag') ?? '';
    expect((await api('GET', `/api/products/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    );
    const fresh = await api('GET', `/api/products/${id}`, { headers: { 'cache-control': 'no-cache' } });
    expect(fresh.headers.get('x-cache')).toBe('BYPASS');
  });

  it.each([
    ['a response', 'Short.'],
    ['a compressed response', 'long '.repeat(500)],
  ])('lets a stale change fail and a fresh one pass by the tag of %s', async (_, description) => {
    const product = await sell(admin, { stock: 5, description });
    const path = `/api/products/${product.id}`;
    const etag = (await api('GET', path)).headers.get('etag') ?? '';
    const put = (headers: Record<string, string>) =>
      api('PUT', path, { token: admin.token, body: newProduct({ price: 1 }), headers });

    expect((await put({ 'if-match': '"other"' })).body.code).toBe('PRECONDITION_FAILED');
    expect((await put({ 'if-match': etag })).status).toBe(200);
    expect((await put({ 'if-match': etag })).status).toBe(412);
    const deleted = await api('DELETE', path, { token: admin.token, headers: { 'if-match': etag } });
    expect(deleted.status).toBe(412);
  });

  it('moves stock by a delta or to a number, never below zero', async () => {
    const { id } = await sell(admin, { stock: 5 });
    const patch = (body: object) => api('PATCH', `/api/products/${id}/stock`, { token: admin.token, body });

    expect((await patch({ delta: -3 })).body.stock).toBe(2);
    expect((await patch({ delta: -3 })).status).toBe(409);
    expect((await patch({ stock: 100 })).body.stock).toBe(100);
    expect((await patch({ stock: 1, delta: 1 })).status).toBe(400);
    expect((await patch({})).status).toBe(400);
  });

  it('is for administrators to change', async () => {
    const { token } = await newCustomer();
    expect((await api('POST', '/api/products', { token, body: newProduct() })).status).toBe(403);
    expect((await api('POST', '/api/products', { body: newProduct() })).status).toBe(401);
  });

  it.each([
    ['a price with three decimals', { price: 1.999 }],
    ['a negative price', { price: -1 }],
    ['a price as text', { price: '10' }],
    ['a fraction of stock', { stock: 1.5 }],
    ['an empty name', { name: '' }],
    ['an unknown field', { colour: 'red' }],
  ])('refuses %s', async (_, changes) => {
    const refused = await api('POST', '/api/products', { token: admin.token, body: newProduct(changes) });
    expect(refused).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});
