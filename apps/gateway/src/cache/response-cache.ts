import { Injectable } from '@nestjs/common';
import { AnswerLoader } from './response-loader';
import { CatalogueRevision } from './catalogue-revision';
import type { Fetch, Found } from './cache-lookup';
import type { KeptAnswer } from './cached-response';
import { MemoryAnswers } from './memory-responses';
import { hasLeft, isOutage } from './outage';
import { SharedAnswersRepository } from './shared-responses.repository';

/** Answers that are fresh as long as the catalogue's revision is the one they were fetched under, in two tiers. */
@Injectable()
export class AnswerCache {
  /** By revision and key: nobody gets what is fetched under an older revision than the one he has read. */
  private readonly loads = new Map<string, Promise<Found>>();

  constructor(
    private readonly revision: CatalogueRevision,
    private readonly memory: MemoryAnswers,
    private readonly shared: SharedAnswersRepository,
    private readonly loader: AnswerLoader,
  ) {}

  /** The answer, if nothing has to be waited for. */
  atHand(key: string): KeptAnswer | undefined {
    const revision = this.revision.leased;
    return revision === undefined ? undefined : this.memory.fresh(key, revision);
  }

  /** A fresh answer; or the last known one, when the service cannot give one. */
  async find(key: string, fetch: Fetch): Promise<Found> {
    try {
      const found = await this.fresh(key, fetch);
      return isOutage(found.passing) ? ((await this.standIn(key)) ?? found) : found;
    } catch (error) {
      const standIn = isOutage(error) ? await this.standIn(key) : undefined;
      if (!standIn) throw error;
      return standIn;
    }
  }

  private async fresh(key: string, fetch: Fetch): Promise<Found> {
    const revision = await this.revision.current();
    if (revision === undefined) return pass(fetch);
    const kept = this.memory.fresh(key, revision);
    return kept ? { source: 'hit memory', kept } : this.loadOnce(key, revision, fetch);
  }

  private async loadOnce(key: string, revision: string, fetch: Fetch): Promise<Found> {
    const id = `${revision} ${key}`;
    const underWay = this.loads.get(id);
    if (underWay) return this.share(underWay, key, fetch);
    const load = this.loader.load(key, revision, fetch).finally(() => this.loads.delete(id));
    this.loads.set(id, load);
    return load;
  }

  /** An answer that may not be kept is for one client only; one whose client has left will never come. */
  private async share(load: Promise<Found>, key: string, fetch: Fetch): Promise<Found> {
    try {
      const { kept } = await load;
      return kept ? { source: 'hit memory', kept } : await pass(fetch);
    } catch (error) {
      if (!hasLeft(error)) throw error;
      return this.fresh(key, fetch);
    }
  }

  private async standIn(key: string): Promise<Found | undefined> {
    const kept = this.memory.standIn(key);
    if (kept) return { source: 'stale memory', kept };
    const stored = await this.shared.find(key);
    return stored && { source: 'stale redis', kept: this.memory.keep(key, stored, stored.storedAt) };
  }
}

const pass = async (fetch: Fetch): Promise<Found> => ({ source: 'miss service', passing: await fetch() });
