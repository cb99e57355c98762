import type { Product } from '@emporium/product-data';
import { v7 as uuidv7 } from 'uuid';
import { openRedis } from '../store/bench-redis';
import type { Customer } from './customers';
import { FATES, ORDERS_OF_CUSTOMER } from './fates';
import { linesOf } from './order-lines';
import { OrderWriter } from './order-writer';

/** A connection waits for the end of each pipeline: with two of them Redis works while the next is being written. */
const CONNECTIONS = 2;
/** Orders under way at once on a connection: what they ask for in one turn of the event loop goes into one pipeline. */
const LANES = 100;

/**
 * Writes settled orders, whose owners take turns. The first owners are the customers given, whose `orderIds` are filled;
 * the others are ids without an account.
 */
export async function loadOrders(
  redisUrl: string,
  count: number,
  products: readonly Product[],
  customers: readonly Customer[],
): Promise<void> {
  const owners = Array.from({ length: count / ORDERS_OF_CUSTOMER }, (_, n) => customers[n]?.id ?? uuidv7());
  let next = 0;
  const lane = async (writer: OrderWriter) => {
    while (next < count) {
      const number = next++;
      const owner = number % owners.length;
      const ofOwner = Math.floor(number / owners.length);
      const fate = FATES[ofOwner % FATES.length] ?? 'pending';
      const id = await writer.write(owners[owner] ?? '', linesOf(products, number), fate);
      const customer = customers[owner];
      if (customer) customer.orderIds[ofOwner] = id;
    }
  };
  const load = async () => {
    const redis = await openRedis(redisUrl);
    const writer = new OrderWriter(redis);
    await Promise.all(Array.from({ length: LANES }, () => lane(writer)));
    redis.disconnect();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, load));
}
