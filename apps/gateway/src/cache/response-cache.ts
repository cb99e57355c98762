import { Injectable } from '@nestjs/common';
import { DomainError, isUnavailable } from '@emporium/http';
import type { ApiResponse } from '../http/api-response';
import { ClientGoneError } from '../http/request.errors';
import type { CachedResponse } from './cached-response';
import { CatalogueRevision } from './catalogue-revision';
import { MemoryResponses } from './memory-responses';
import { type CacheLookup, type Fetch, ResponseLoader } from './response-loader';
import { SharedResponsesRepository } from './shared-responses.repository';

/**
 * Responses in two tiers, memory and the cache Redis. One is fresh while the catalogue's revision is the one it was
 * fetched under.
 */
@Injectable()
export class ResponseCache {
  /** By revision and key: nobody may share a load that began under an older revision than the one they read. */
  private readonly loads = new Map<string, Promise<CacheLookup>>();

  constructor(
    private readonly revision: CatalogueRevision,
    private readonly memory: MemoryResponses,
    private readonly shared: SharedResponsesRepository,
    private readonly loader: ResponseLoader,
  ) {}

  /** The response, if memory has it and the revision's lease still holds, so that nothing has to be waited for. */
  freshInMemory(key: string): CachedResponse | undefined {
    const revision = this.revision.leased;
    return revision === undefined ? undefined : this.memory.fresh(key, revision);
  }

  /** A fresh response; or the last known one while the service cannot give one. @see RFC 5861, 4 */
  async find(key: string, fetch: Fetch): Promise<CacheLookup> {
    try {
      const found = await this.fresh(key, fetch);
      return isOutage(found.uncacheable) ? ((await this.staleIfError(key)) ?? found) : found;
    } catch (error) {
      const stale = isOutage(error) ? await this.staleIfError(key) : undefined;
      if (!stale) throw error;
      return stale;
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

  /**
   * A response that may not be cached is for one client only, so each client asks for its own. When the client whose
   * request began the load has left, no response will come, and somebody else begins again.
   */
  private async share(load: Promise<CacheLookup>, key: string, fetch: Fetch): Promise<CacheLookup> {
    try {
      const { cached } = await load;
      return cached ? { source: 'hit memory', cached } : await pass(fetch);
    } catch (error) {
      if (!(error instanceof ClientGoneError)) throw error;
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

/** Whether a failure, or the response to a request, says that the service cannot answer now. */
const isOutage = (outcome: unknown): boolean => isUnavailable(statusOf(outcome));
const statusOf = (outcome: unknown): number =>
  outcome instanceof DomainError ? outcome.status : ((outcome as ApiResponse | undefined)?.status ?? 0);

const pass = async (fetch: Fetch): Promise<CacheLookup> => ({
  source: 'miss service',
  uncacheable: await fetch(),
});
