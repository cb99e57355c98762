import { Injectable } from '@nestjs/common';
import { ResponseLoader } from './response-loader';
import { CatalogueRevision } from './catalogue-revision';
import type { Fetch, CacheLookup } from './cache-lookup';
import type { CachedResponse } from './cached-response';
import { MemoryResponses } from './memory-responses';
import { hasLeft, isOutage } from './outage';
import { SharedResponsesRepository } from './shared-responses.repository';

/** Answers that are fresh as long as the catalogue's revision is the one they were fetched under, in two tiers. */
@Injectable()
export class ResponseCache {
  /** By revision and key: nobody gets what is fetched under an older revision than the one he has read. */
  private readonly loads = new Map<string, Promise<CacheLookup>>();

  constructor(
    private readonly revision: CatalogueRevision,
    private readonly memory: MemoryResponses,
    private readonly shared: SharedResponsesRepository,
    private readonly loader: ResponseLoader,
  ) {}

  /** The answer, if nothing has to be waited for. */
  freshInMemory(key: string): CachedResponse | undefined {
    const revision = this.revision.leased;
    return revision === undefined ? undefined : this.memory.fresh(key, revision);
  }

  /** A fresh answer; or the last known one, when the service cannot give one. */
  async find(key: string, fetch: Fetch): Promise<CacheLookup> {
    try {
      const found = await this.fresh(key, fetch);
      return isOutage(found.uncacheable) ? ((await this.staleIfError(key)) ?? found) : found;
    } catch (error) {
      const staleIfError = isOutage(error) ? await this.staleIfError(key) : undefined;
      if (!staleIfError) throw error;
      return staleIfError;
    }
  }

  private async fresh(key: string, fetch: Fetch): Promise<CacheLookup> {
    const revision = await this.revision.current();
    if (revision === undefined) return pass(fetch);
    const cached = this.memory.fresh(key, revision);
    return cached ? { source: 'hit memory', cached } : this.loadOnce(key, revision, fetch);
  }

  private async loadOnce(key: string, revision: string, fetch: Fetch): Promise<CacheLookup> {
    const id = `${revision} ${key}`;
    const underWay = this.loads.get(id);
    if (underWay) return this.share(underWay, key, fetch);
    const load = this.loader.load(key, revision, fetch).finally(() => this.loads.delete(id));
    this.loads.set(id, load);
    return load;
  }

  /** An answer that may not be kept is for one client only; one whose client has left will never come. */
  private async share(load: Promise<CacheLookup>, key: string, fetch: Fetch): Promise<CacheLookup> {
    try {
      const { cached } = await load;
      return cached ? { source: 'hit memory', cached } : await pass(fetch);
    } catch (error) {
      if (!hasLeft(error)) throw error;
      return this.fresh(key, fetch);
    }
  }

  private async staleIfError(key: string): Promise<CacheLookup | undefined> {
    const cached = this.memory.staleIfError(key);
    if (cached) return { source: 'stale memory', cached };
    const stored = await this.shared.find(key);
    return stored && { source: 'stale redis', cached: this.memory.set(key, stored, stored.storedAt) };
  }
}

const pass = async (fetch: Fetch): Promise<CacheLookup> => ({
  source: 'miss service',
  uncacheable: await fetch(),
});
