import { randomUUID } from 'node:crypto';
import { eventually, startTestRedis } from '@emporium/testing';
import { addProduct, productBody } from './testing/catalogue';
import { ServiceUnderTest } from './testing/service-under-test';

let server: Awaited<ReturnType<typeof startTestRedis>>;
let service: ServiceUnderTest;

beforeAll(async () => {
  server = await startTestRedis({ role: 'data' });
  service = await ServiceUnderTest.start(server.url);
});

afterAll(async () => {
  await service.close();
  await server.stop();
});

it('answers 503 with Retry-After in under a second while Redis is away, and recovers', async () => {
  const { id } = await addProduct(service);
  const lines = [{ productId: id, quantity: 1 }];
  const calls = {
    read: () => service.call('nobody', 'GET', `/products/${id}`),
    list: () => service.call('nobody', 'GET', '/products?q=trowel'),
    create: () => service.call('admin', 'POST', '/products', productBody()),
    reserve: () => service.call('service', 'PUT', `/internal/reservations/${randomUUID()}`, { lines }),
    ready: () => service.call('nobody', 'GET', '/health/ready'),
  };

  server.kill('SIGKILL');
  await server.exited;
  for (const call of Object.values(calls)) {
    const start = Date.now();
    const { status, headers } = await call();
    expect(Date.now() - start).toBeLessThan(1_000);
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('1');
  }

  await server.restart();
  for (const call of Object.values(calls)) {
    await eventually(async () => expect((await call()).status).toBeLessThan(300));
  }
});
