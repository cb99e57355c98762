import type { Redis } from '@emporium/audit';
import { PARTITIONS } from './partitions';

/** An order's change of status, as it is published. */
export interface StoredEvent {
  readonly orderId: string;
  readonly status: string;
  readonly version: number;
}

/** Every event that the streams hold. */
export async function readEvents(redis: Redis): Promise<StoredEvent[]> {
  const streams = PARTITIONS.map((partition) => redis.xrange(`orders:${partition}:events`, '-', '+'));
  return (await Promise.all(streams)).flat().map(([, fields]) => {
    const data = fields[fields.indexOf('data') + 1] ?? '{}';
    return JSON.parse(data) as StoredEvent;
  });
}
