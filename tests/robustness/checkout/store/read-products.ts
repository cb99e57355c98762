import type { Redis } from 'ioredis';
import { INVENTORY } from './keys';
import type { ProductUnits } from './store';

const READ_UNITS = `
-- Reads the three numbers of every product in one step.
-- KEYS[1] stock, KEYS[2] sold, KEYS[3] received
-- Returns the three hashes as flat lists
return { redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3]) }
`;

/** The numbers of every product at one moment. */
export async function readProducts(redis: Redis): Promise<Map<string, ProductUnits>> {
  const keys = [INVENTORY.stock, INVENTORY.sold, INVENTORY.received];
  const flat = (await redis.eval(READ_UNITS, keys.length, ...keys)) as string[][];
  const [stock, sold, received] = flat.map(unitsById);
  const ids = new Set([stock, sold, received].flatMap((units) => [...(units?.keys() ?? [])]));
  const unitsOf = (id: string): ProductUnits => ({
    stock: stock?.get(id) ?? 0,
    sold: sold?.get(id) ?? 0,
    received: received?.get(id) ?? 0,
  });
  return new Map([...ids].map((id) => [id, unitsOf(id)]));
}

function unitsById(flat: string[]): Map<string, number> {
  const pairs = flat.flatMap((id, index): [string, number][] =>
    index % 2 === 0 ? [[id, Number(flat[index + 1])]] : [],
  );
  return new Map(pairs);
}
