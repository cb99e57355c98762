import { setTimeout as sleep } from 'node:timers/promises';
import type { Reservation, ReservedLine } from '@emporium/contracts';
import { type ReservationRequest, ReservationsRepository } from '@emporium/product-data';
import type { Redis } from '@emporium/redis';
import { override } from '../../failpoints/override';
import { startProductService } from '../../failpoints/start-product-service';

/** Between the check and the update somebody else may buy. */
const PAUSE_MS = 250;

// Looks whether stock covers the lines of an order, then takes it: two steps.
override(
  ReservationsRepository,
  'reserve',
  (reserve) =>
    async function (requests, products) {
      const redis = Reflect.get(this, 'redis') as Redis;
      const decide = async (request: ReservationRequest): Promise<Reservation | undefined> => {
        const { id, lines } = request;
        if (!(await isCovered(redis, request))) return (await reserve.call(this, [request], products))[0];
        await sleep(PAUSE_MS);
        for (const { productId, quantity } of lines) {
          await redis.hincrby('{inventory}:stock', productId, -quantity);
          await redis.hincrby('{inventory}:sold', productId, quantity);
        }
        const reserved = lines.map((line): ReservedLine => {
          const product = products.find(({ id }) => id === line.productId);
          return { ...line, productName: product?.name ?? '', priceCents: product?.priceCents ?? 0 };
        });
        await redis.hset(`{inventory}:reservation:${id}`, {
          state: 'CONFIRMED',
          lines: JSON.stringify(reserved),
        });
        return { id, state: 'CONFIRMED', lines: reserved };
      };
      return Promise.all(requests.map(decide));
    },
);
void startProductService();

async function isCovered(redis: Redis, { lines }: ReservationRequest): Promise<boolean> {
  const stock = await redis.hmget('{inventory}:stock', ...lines.map(({ productId }) => productId));
  return lines.every(({ quantity }, index) => Number(stock[index] ?? 0) >= quantity);
}
