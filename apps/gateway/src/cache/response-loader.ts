import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CatalogueRevision } from './catalogue-revision';
import type { Fetch, CacheLookup } from './cache-lookup';
import { MemoryResponses } from './memory-responses';
import { SharedResponsesRepository } from './shared-responses.repository';
import { isStorable, storedResponse } from './storable';
import type { StoredResponse } from './stored-response';

/** How long another gateway is waited for, and how often it is asked after. */
const PATIENCE_MS = 500;
const LOOK_EVERY_MS = 12;

/** Brings an answer into memory: from the second tier, or else from the service. */
@Injectable()
export class ResponseLoader {
  constructor(
    private readonly revision: CatalogueRevision,
    private readonly memory: MemoryResponses,
    private readonly shared: SharedResponsesRepository,
  ) {}

  /** Of all gateways one asks the service; the others wait for what it stores, up to half a second. */
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

  /** Asks the service. A change of the catalogue since the revision was read makes the answer stale at once. */
  async fetch(key: string, revision: string, fetch: Fetch): Promise<CacheLookup> {
    const answer = await fetch();
    if (!isStorable(answer)) return { source: 'miss service', uncacheable: answer };
    const stored = storedResponse(answer, revision);
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
