import type { Redis } from '@emporium/redis';
import { type Pattern, PATTERNS } from './keys';

/** A key and the ids in its name. */
export interface FoundKey {
  readonly name: string;
  readonly ids: readonly (string | undefined)[];
}

/** All keys of the store by what they hold, from every server of a cluster; those of no interest are left out. */
export async function listKeys(redis: Redis): Promise<Record<Pattern, FoundKey[]>> {
  const patterns = Object.entries(PATTERNS) as [Pattern, RegExp][];
  const found = Object.fromEntries(patterns.map(([pattern]) => [pattern, [] as FoundKey[]]));
  for (const name of await scanAll(redis)) {
    for (const [pattern, expression] of patterns) {
      const match = expression.exec(name);
      if (match) found[pattern]?.push({ name, ids: match.slice(1) });
    }
  }
  return found as Record<Pattern, FoundKey[]>;
}

async function scanAll(redis: Redis): Promise<Set<string>> {
  const names = new Set<string>();
  for (const server of redis.servers()) {
    for await (const batch of server.scanStream({ count: 500 })) {
      for (const name of batch as string[]) names.add(name);
    }
  }
  return names;
}
