import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** Orders are spread over this many cluster slots. Fixed for the life of a store: ids and keys depend on it. */
export const PARTITIONS = ['0', '1', '2', '3'] as const;
export type Partition = (typeof PARTITIONS)[number];

/** The partition that holds all of a user's orders. */
export function partitionOfUser(userId: string): Partition {
  const [first = 0] = createHash('sha1').update(userId).digest();
  return PARTITIONS[first % PARTITIONS.length] as Partition;
}

/**
 * A new order's id: a UUIDv7 whose last digit is the partition, so that the id alone leads to the order.
 *
 * @param now milliseconds since the epoch, by the clock that orders are dated with
 */
export const newOrderId = (userId: string, now: number): string =>
  uuidv7({ msecs: now }).slice(0, -1) + partitionOfUser(userId);

/** The partition that an order's id names, or undefined when no order can have that id. */
export const partitionOfOrder = (orderId: string): Partition | undefined =>
  PARTITIONS.find((partition) => orderId.endsWith(partition));
