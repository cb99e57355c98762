import type { Redis } from 'ioredis';
import { type Pattern, PATTERNS } from './keys';

/** A key and the ids in its name. */
export interface FoundKey {
  readonly name: string;
  readonly ids: readonly string[];
}

/** All keys of the store by what they hold; those of no interest are left out. */
export async function listKeys(redis: Redis): Promise<Record<Pattern, FoundKey[]>> {
  const patterns = Object.entries(PATTERNS) as [Pattern, RegExp][];
  const found = Object.fromEntries(patterns.map(([pattern]) => [pattern, [] as FoundKey[]]));
  const seen = new Set<string>();
  for await (const batch of redis.scanStream({ count: 1_000 })) {
    for (const name of batch as string[]) {
      if (seen.has(name)) continue;
      seen.add(name);
      for (const [pattern, expression] of patterns) {
        const match = expression.exec(name);
        if (match) found[pattern]?.push({ name, ids: match.slice(1) });
      }
    }
  }
  return found as Record<Pattern, FoundKey[]>;
}
