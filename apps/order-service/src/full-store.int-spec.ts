import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { eventually, useMemory } from '@emporium/testing';
import { runOrderService } from './testing/running-order-service';

describe('with little memory left', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;
  let tray: string;

  beforeAll(async () => {
    service = await runOrderService();
    tray = service.sell(5);
    await useMemory(service.app.get(Redis), 0.93);
  });
  afterAll(() => service.stop());

  const putIntoCart = () => service.call(service.customer, 'PUT', `/cart/items/${tray}`, { quantity: 1 });

  it('orders are placed, moved on and cancelled, and carts can wait', async () => {
    await eventually(async () =>
      expect(await putIntoCart()).toMatchObject({ status: 503, body: { code: 'STORE_FULL' } }),
    );

    const { customer, admin } = service;
    const placed = await service.call(customer, 'POST', '/orders', {
      items: [{ productId: tray, quantity: 1 }],
    });
    const { id } = placed.body;
    const moved = await service.call(admin, 'PATCH', `/orders/${id}/status`, { status: 'processing' });
    const cancelled = await service.call(customer, 'DELETE', `/orders/${id}`);
    const emptied = await service.call(customer, 'DELETE', '/cart');

    expect([placed.status, moved.status, cancelled.status, emptied.status]).toEqual([201, 200, 200, 204]);
  });

  it('or with none, repeats get the outcome of their first', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const order = () =>
      service.call(
        service.customer,
        'POST',
        '/orders',
        { items: [{ productId: tray, quantity: 1 }] },
        headers,
      );
    const { body } = await order();
    await service.app.get(Redis).config('SET', 'maxmemory', '1mb');

    expect(await order()).toMatchObject({ status: 201, body });
    expect(await order()).toMatchObject({ headers: { 'idempotency-replayed': 'true' } });
  });
});
