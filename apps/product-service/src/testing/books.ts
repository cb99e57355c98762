import type { Redis } from '@emporium/redis';

/** Fails unless every unit ever received is in stock or sold, and no count is negative. */
export async function expectBalancedBooks(redis: Redis): Promise<void> {
  const [stock, sold, received] = await Promise.all(
    ['stock', 'sold', 'received'].map((hash) => redis.hgetall(`{inventory}:${hash}`)),
  );
  for (const id of new Set([...Object.keys(stock!), ...Object.keys(sold!), ...Object.keys(received!)])) {
    expect(Number(stock![id] ?? 0) + Number(sold![id] ?? 0)).toBe(Number(received![id] ?? 0));
    expect(Number(stock![id] ?? 0)).toBeGreaterThanOrEqual(0);
    expect(Number(sold![id] ?? 0)).toBeGreaterThanOrEqual(0);
  }
}
