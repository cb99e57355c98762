import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CatalogueRevision } from './catalogue-revision';
import type { ApiResponse } from '../http/api-response';
import type { Source } from './cache.metrics';
import type { CachedResponse } from './cached-response';
import { MemoryResponses } from './memory-responses';
import { SharedResponsesRepository } from './shared-responses.repository';
import { isStorable, type StoredResponse, storedResponse } from './stored-response';

/** The response to a request for something cacheable, and where it comes from; not every such response may be cached. */
export type CacheLookup =
  | { readonly source: Source; readonly cached: CachedResponse; readonly uncacheable?: undefined }
  | { readonly source: Source; readonly cached?: undefined; readonly uncacheable: ApiResponse };

/** Asks the service. */
export type Fetch = () => Promise<ApiResponse>;

/** How long another gateway is waited for, and how often it is asked after. */
const PATIENCE_MS = 500;
const LOOK_EVERY_MS = 12;

/** Brings a response into memory: from the cache Redis, or else from the service. */
@Injectable()
export class ResponseLoader {
  constructor(
    private readonly revision: CatalogueRevision,
    private readonly memory: MemoryResponses,
    private readonly shared: SharedResponsesRepository,
  ) {}

  /** One of all gateways asks the service; the others wait up to half a second for what it stores. */
  async load(key: string, revision: string, fetch: Fetch): Promise<CacheLookup> {
    const { found, isClaimed } = await this.shared.claim(key, revision);
    try {
      const isFresh = found?.revision === revision;
      const stored = isFresh ? found : isClaimed ? undefined : await this.storedElsewhere(key, revision);
      if (stored) return { source: 'hit redis', cached: this.memory.set(key, stored) };
      return await this.fetch(key, revision, fetch);
    } finally {
      if (isClaimed) void this.shared.release(key, revision);
    }
  }

  /** Stores the response under the revision that was read before it: should that have changed, nobody gets it. */
  private async fetch(key: string, revision: string, fetch: Fetch): Promise<CacheLookup> {
    const response = await fetch();
    if (!isStorable(response)) return { source: 'miss service', uncacheable: response };
    const stored = storedResponse(response, revision);
    void this.shared.store(key, stored);
    return { source: 'miss service', cached: this.memory.set(key, stored) };
  }

  /** What another gateway stores, if it is of this revision or of the one that is the present one by then. */
  private async storedElsewhere(key: string, revision: string): Promise<StoredResponse | undefined> {
    const endsAt = performance.now() + PATIENCE_MS;
    while (performance.now() < endsAt) {
      await sleep(LOOK_EVERY_MS);
      const { found, isLoading } = await this.shared.lookAgain(key, revision);
      if (found?.revision === revision) return found;
      if (found && found.revision === (await this.revision.current())) return found;
      if (!isLoading) return undefined;
    }
    return undefined;
  }
}
