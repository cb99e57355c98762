import { type Method, startTestService } from '@emporium/service/testing';
import { type LoggedIn, logIn, startTestRedis } from '@emporium/testing';
import { v7 as uuidv7 } from 'uuid';
import { orderService } from '../order-service';
import { ProductServiceDouble } from './product-service.double';

type RunningTestRedis = Awaited<ReturnType<typeof startTestRedis>>;

const SECRET = '5b0d1f3c9a7e4826b1c0d9e8f7a6b5c4';
export const PREVIOUS_SECRET = 'd41f8cd98f00b204e9800998ecf8427e';

/**
 * Runs order-service in this process, with a real Redis of its own and a double of product-service.
 *
 * @param redis used instead of a Redis of its own, at the given address
 */
export async function runOrderService(redis?: { server: RunningTestRedis; url: string }) {
  const products = new ProductServiceDouble();
  await products.start();
  const redisServer = redis?.server ?? (await startTestRedis());
  const environment = {
    JWT_SECRET: SECRET,
    JWT_SECRET_PREVIOUS: PREVIOUS_SECRET,
    REDIS_URL: redis?.url ?? redisServer.url,
    PRODUCT_SERVICE_URL: products.url,
  };
  const { app, call } = await startTestService(orderService, environment);

  return {
    app,
    products,
    redisServer,
    customer: await logIn(app),
    other: await logIn(app),
    admin: await logIn(app, 'admin'),
    call: <Body = any>(
      as: Pick<LoggedIn, 'authorization'>,
      method: Method,
      url: string,
      body?: object,
      headers?: Record<string, string>,
    ) => call<Body>(method, url, { as, body, headers }),
    /** Puts a product into the double's catalogue. */
    sell: (stock: number, priceCents = 1250, id = uuidv7()): string => {
      products.products.set(id, { id, name: 'Oak tray', priceCents, stock });
      return id;
    },
    stop: async () => {
      await app.close();
      products.stop();
      await redisServer.stop();
    },
  };
}
