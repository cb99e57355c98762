import { type Redis, RedisScript } from '@emporium/redis';
import { LEDGER } from './keys';
import type { ProductUnits } from './store';

const READ_LEDGER = new RedisScript<[stock: string[], sold: string[], received: string[]]>(`
-- Reads the three numbers of every product in one step.
-- KEYS[1] stock, KEYS[2] sold, KEYS[3] received
-- Returns the three hashes as flat lists
return { redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3]) }
`);

/** The numbers of every product at one moment. */
export async function readProducts(redis: Redis): Promise<Map<string, ProductUnits>> {
  const [stock, sold, received] = (await READ_LEDGER.run(redis, LEDGER)).map(unitsById);
  const ids = [stock, sold, received].flatMap((units) => [...(units?.keys() ?? [])]);
  const unitsOf = (id: string): ProductUnits => ({
    stock: stock?.get(id) ?? 0,
    sold: sold?.get(id) ?? 0,
    received: received?.get(id) ?? 0,
  });
  return new Map(ids.map((id) => [id, unitsOf(id)]));
}

function unitsById(flat: readonly string[]): Map<string, number> {
  const ids = flat.filter((_, index) => index % 2 === 0);
  return new Map(ids.map((id, index) => [id, Number(flat[2 * index + 1])]));
}
