import { randomUUID } from 'node:crypto';
import { Redis } from '@emporium/redis';
import { eventually, startTestRedis, useMemory } from '@emporium/testing';
import { addProduct, productBody } from './testing/catalogue';
import { ServiceUnderTest } from './testing/service-under-test';

describe('with little memory left', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: ServiceUnderTest;

  beforeAll(async () => {
    server = await startTestRedis();
    service = await ServiceUnderTest.start(server.url);
  });
  afterAll(async () => {
    await service.close();
    await server.stop();
  });

  it('stock is reserved, given back and changed, and the catalogue only shrinks', async () => {
    const { id } = await addProduct(service);
    await useMemory(service.get(Redis), 0.93);
    await eventually(async () =>
      expect(await service.call('admin', 'POST', '/products', productBody())).toMatchObject({
        status: 503,
        body: { code: 'STORE_FULL' },
      }),
    );

    const reservation = `/internal/reservations/${randomUUID()}`;
    const lines = [{ productId: id, quantity: 1 }];
    const answers = [
      await service.call('admin', 'PATCH', `/products/${id}/stock`, { delta: 1 }),
      await service.call('service', 'PUT', reservation, { lines }),
      await service.call('service', 'POST', `${reservation}/return`),
      await service.call('service', 'POST', `/internal/reservations/${randomUUID()}/release`),
      await service.call('admin', 'DELETE', `/products/${id}`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 204]);
  });
});
