import { Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { Public } from '@emporium/auth';
import { Redis } from '@emporium/redis';
import { eventually, useMemory } from '@emporium/testing';
import { ResourceController } from '@emporium/idempotency';
import { runTinyService } from '../testing/tiny-service';
import { GoesOnWhenFull } from './goes-on-when-full.decorator';

const done = { done: true };

@Public()
@ResourceController('reviews')
class ReviewsController {
  @Get()
  list() {
    return done;
  }

  @Post()
  @HttpCode(200)
  write() {
    return done;
  }

  @Put()
  replace() {
    return done;
  }

  @Patch()
  change() {
    return done;
  }

  @Delete()
  remove() {
    return done;
  }
}

@Public()
@GoesOnWhenFull()
@ResourceController('purchases')
class PurchasesController {
  @Post()
  @HttpCode(200)
  buy() {
    return done;
  }
}

describe('a data Redis with little memory left', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  let redis: Redis;

  beforeAll(async () => {
    service = await runTinyService({ controllers: [ReviewsController, PurchasesController] });
    redis = service.app.get(Redis);
  });
  afterAll(() => service.stop());

  const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string) =>
    service.app.inject({ method, url });
  const statuses = async () => {
    const answers = await Promise.all([
      ...(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => send(method, '/reviews')),
      send('POST', '/purchases'),
    ]);
    return answers.map(({ statusCode }) => statusCode);
  };
  const ratio = async () => {
    const { body } = await service.app.inject({ url: '/metrics' });
    return Number(/^redis_memory_used_ratio (.+)$/m.exec(body)?.[1]);
  };

  it('refuses what can wait, goes on with orders, and recovers by itself', async () => {
    await useMemory(redis, 0.8);
    await eventually(async () => expect(await ratio()).toBeGreaterThan(0.7));
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);

    await useMemory(redis, 0.95);
    await eventually(async () => expect(await ratio()).toBeGreaterThan(0.9));
    expect(await statuses()).toEqual([200, 503, 503, 503, 200, 200]);

    await redis.config('SET', 'maxmemory', 0);
    await eventually(async () => expect(await ratio()).toBe(0));
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('is told with a code and when to come again, and counts against no instance', async () => {
    await useMemory(redis, 0.95);
    await eventually(async () => expect(await ratio()).toBeGreaterThan(0.9));
    const refused = await send('POST', '/reviews');
    await redis.config('SET', 'maxmemory', 0);

    expect(refused.json()).toMatchObject({ status: 503, code: 'STORE_FULL' });
    expect(refused.headers).toMatchObject({ 'retry-after': '60', 'x-overloaded': 'true' });
  });

  it('is documented where it can be met, and nowhere else', async () => {
    const { paths } = (await service.app.inject({ url: '/docs-json' })).json();
    const codesOf = (path: string, method: string): string[] =>
      Object.keys(
        paths[path][method].responses[503].content['application/problem+json'].schema.discriminator.mapping,
      );

    expect(codesOf('/reviews', 'post')).toContain('STORE_FULL');
    expect(codesOf('/reviews', 'put')).toContain('STORE_FULL');
    for (const method of ['get', 'delete']) expect(codesOf('/reviews', method)).not.toContain('STORE_FULL');
    expect(codesOf('/purchases', 'post')).not.toContain('STORE_FULL');
    expect(Object.keys(paths['/purchases'].post)).not.toContain('x-goes-on-when-full');
  });
});
