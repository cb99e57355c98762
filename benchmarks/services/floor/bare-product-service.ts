import {
  CATALOGUE_REVISION_KEY,
  type CatalogueProduct,
  type ReservationRequestLine,
} from '@emporium/contracts';
import { Gatherer } from '@emporium/http';
import {
  ProductsRepository,
  Publisher,
  type ReservationRequest,
  ReservationsRepository,
} from '@emporium/product-data';
import { openRedis } from '../../store/bench-redis';
import { pageBody, productBody } from './bare-bodies';
import { REDIS_URL, serve } from './bare-server';

interface Query {
  readonly page: number;
  readonly limit: number;
}

/**
 * The commands that product-service sends to Redis, with each reservation by itself. The ids of the catalogue, which
 * never changes here, are read once.
 */
void serve(async (app) => {
  const redis = await openRedis(REDIS_URL);
  const products = new ProductsRepository(redis, new Publisher(redis));
  const reservations = new ReservationsRepository(redis);
  const ids = await redis.zrange('products:all', 0, '-1', 'REV');

  app.get<{ Params: { id: string } }>('/products/:id', async ({ params }) => {
    const product = await products.find(params.id);
    return product && productBody(product);
  });

  app.get<{ Querystring: Query }>('/products', async ({ query }) => {
    const [page, limit] = [Number(query.page), Number(query.limit)];
    await redis.get(CATALOGUE_REVISION_KEY);
    const found = await products.findAll(ids.slice((page - 1) * limit, page * limit));
    return pageBody(found.map(productBody), page, limit, ids.length);
  });

  app.get<{ Querystring: { ids: string } }>('/internal/products', async ({ query }) => {
    const found = await products.findAll(query.ids.split(','));
    return found.map(({ id, name, priceCents, stock }): CatalogueProduct => ({
      id,
      name,
      priceCents,
      stock,
    }));
  });

  const gatherer = new Gatherer(async (requests: readonly ReservationRequest[]) => {
    const reserved = new Set(requests.flatMap(({ lines }) => lines.map(({ productId }) => productId)));
    return reservations.reserve(requests, await products.findAll([...reserved]));
  });

  app.put<{ Params: { id: string }; Body: { lines: ReservationRequestLine[] } }>(
    '/internal/reservations/:id',
    ({ params, body: { lines } }) => gatherer.ask({ id: params.id, lines }),
  );
});
