import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { KeptAnswer } from './cached-response';
import type { StoredAnswer } from './stored-response';

const MAX_BYTES = 64 * 1024 * 1024;
/** Objects and headers around a body. */
const OVERHEAD_BYTES = 1_024;
/** However sure we are, a minute later we ask again. */
const FRESH_FOR_MS = 60_000;
/** How long after it was last known to be fresh an answer may stand in for a service that is away. */
const USABLE_FOR_MS = 60_000;

/** The first tier: answers in this process, the least recently used go first. */
@Injectable()
export class MemoryAnswers {
  private readonly answers = new LRUCache<string, KeptAnswer>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }, key) => bytes + 2 * key.length + OVERHEAD_BYTES,
  });

  /** The answer if it was fetched at this revision. */
  fresh(key: string, revision: string): KeptAnswer | undefined {
    const kept = this.answers.get(key);
    if (kept?.revision !== revision) return undefined;
    const now = Date.now();
    if (now - kept.keptAt > FRESH_FOR_MS) return undefined;
    kept.freshAt = now;
    return kept;
  }

  /** The answer of whatever revision, while it may stand in. */
  standIn(key: string): KeptAnswer | undefined {
    const kept = this.answers.get(key);
    return kept && Date.now() - kept.freshAt <= USABLE_FOR_MS ? kept : undefined;
  }

  /** @param freshAt when it was last known to be fresh, in ms since the epoch */
  keep(key: string, answer: StoredAnswer, freshAt = Date.now()): KeptAnswer {
    const kept = new KeptAnswer(answer, freshAt);
    this.answers.set(key, kept);
    return kept;
  }
}
