import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CachedResponse } from './cached-response';
import type { StoredResponse } from './stored-response';

const MAX_BYTES = 64 * 1024 * 1024;
/** Objects and headers around a body. */
const OVERHEAD_BYTES = 1_024;
/** After a minute a response is fetched again even if the revision has not changed, in case a change was missed. */
const FRESH_FOR_MS = 60_000;
/** How long a response may be used while the service is away, from when it was last known to be fresh. */
const USABLE_FOR_MS = 60_000;

/** The first tier: responses in this process; the least recently used are dropped first. */
@Injectable()
export class MemoryResponses {
  private readonly responses = new LRUCache<string, CachedResponse>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }, key) => bytes + 2 * key.length + OVERHEAD_BYTES,
  });

  /** The response, if it was fetched under this revision. */
  fresh(key: string, revision: string): CachedResponse | undefined {
    const cached = this.responses.get(key);
    if (cached?.revision !== revision) return undefined;
    const now = Date.now();
    if (now - cached.cachedAt > FRESH_FOR_MS) return undefined;
    cached.freshAt = now;
    return cached;
  }

  /** The response of whatever revision, as long as it may be used while the service is away. @see RFC 5861, 4 */
  staleIfError(key: string): CachedResponse | undefined {
    const cached = this.responses.get(key);
    return cached && Date.now() - cached.freshAt <= USABLE_FOR_MS ? cached : undefined;
  }

  /** @param freshAt when it was last known to be fresh, in ms since the epoch */
  set(key: string, response: StoredResponse, freshAt = Date.now()): CachedResponse {
    const cached = new CachedResponse(response, freshAt);
    this.responses.set(key, cached);
    return cached;
  }
}
