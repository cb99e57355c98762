import { fastify } from 'fastify';
import { Redis } from 'ioredis';

/**
 * The reads of product-service with nothing around them: the same commands to Redis and the same JSON, on a bare Fastify.
 * It has no lists of its own, so a page's ids come in its query.
 *
 * Environment: `REDIS_URL`, `PORT`.
 */
const [STOCK, VERSIONS, UNPUBLISHED] = [
  '{inventory}:stock',
  '{inventory}:versions',
  '{inventory}:unpublished',
];
const REVISION = '{inventory}:revision';

const { REDIS_URL = '', PORT } = process.env;
const redis = new Redis(REDIS_URL);
const app = fastify();

async function read(ids: readonly string[]): Promise<object[]> {
  const [stock, , , records] = await Promise.all([
    redis.hmget(STOCK ?? '', ...ids),
    redis.hmget(VERSIONS ?? '', ...ids),
    redis.hmget(UNPUBLISHED ?? '', ...ids),
    Promise.all(ids.map((id) => redis.get(`product:${id}`))),
  ]);
  return records.map((record, index) => {
    const { priceCents, version: _, ...product } = JSON.parse(record ?? '{}') as Record<string, unknown>;
    return { ...product, price: Number(priceCents) / 100, stock: Number(stock[index]) };
  });
}

app.get<{ Params: { id: string } }>('/products/:id', async ({ params }) => (await read([params.id]))[0]);
app.get<{ Querystring: { ids: string } }>('/products', async ({ query }) => {
  await redis.get(REVISION);
  return { data: await read(query.ids.split(',')) };
});
void app.listen({ port: Number(PORT), host: '127.0.0.1' });
