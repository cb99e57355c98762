import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CachedResponse } from './cached-response';
import type { StoredResponse } from './stored-response';

const MAX_BYTES = 64 * 1024 * 1024;
/** Objects and headers around a body. */
const OVERHEAD_BYTES = 1_024;
/** However sure we are, a minute later we ask again. */
const FRESH_FOR_MS = 60_000;
/** How long after it was last known to be fresh an answer may stand in for a service that is away. */
const USABLE_FOR_MS = 60_000;

/** The first tier: answers in this process, the least recently used go first. */
@Injectable()
export class MemoryResponses {
  private readonly responses = new LRUCache<string, CachedResponse>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }, key) => bytes + 2 * key.length + OVERHEAD_BYTES,
  });

  /** The answer if it was fetched at this revision. */
  fresh(key: string, revision: string): CachedResponse | undefined {
    const cached = this.responses.get(key);
    if (cached?.revision !== revision) return undefined;
    const now = Date.now();
    if (now - cached.cachedAt > FRESH_FOR_MS) return undefined;
    cached.freshAt = now;
    return cached;
  }

  /** The answer of whatever revision, while it may stand in. */
  staleIfError(key: string): CachedResponse | undefined {
    const cached = this.responses.get(key);
    return cached && Date.now() - cached.freshAt <= USABLE_FOR_MS ? cached : undefined;
  }

  /** @param freshAt when it was last known to be fresh, in ms since the epoch */
  set(key: string, answer: StoredResponse, freshAt = Date.now()): CachedResponse {
    const cached = new CachedResponse(answer, freshAt);
    this.responses.set(key, cached);
    return cached;
  }
}
