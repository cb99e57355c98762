import { Injectable, Logger } from '@nestjs/common';
import { isRedisUnavailable } from '@emporium/redis';
import { CacheRedis } from '../redis/cache-redis.module';
import { decode, encode, type StoredResponse } from './stored-response';

const TTL_SECONDS = 60;
/** A load is over by then, or its gateway is gone. */
const LOADING_MS = 1_000;

const answerKey = (key: string) => `gateway:answer:${key}`;
/** One for each revision: what is being loaded for an older one is of no use. */
const loadingKey = (key: string, revision: string) => `gateway:loading:${revision}:${key}`;

/**
 * The second tier, which all gateways share.
 *
 * Keys in the cache Redis: `gateway:answer:<key>` (string, 60 s); `gateway:loading:<revision>:<key>` (string, 1 s)
 * while a gateway fetches that answer. A Redis that is away is no error here: there is no answer then, and nobody
 * else who loads.
 */
@Injectable()
export class SharedResponsesRepository {
  private readonly logger = new Logger(SharedResponsesRepository.name);

  constructor(private readonly cache: CacheRedis) {}

  async find(key: string): Promise<StoredResponse | undefined> {
    const stored = await this.cache.getBuffer(answerKey(key)).catch(this.orNothing);
    return stored ? decode(stored) : undefined;
  }

  /**
   * The answer there is, and whether it fell to the caller to load the one of this revision.
   *
   * The claim goes first: an answer that somebody stored before it is seen.
   */
  async claim(key: string, revision: string): Promise<{ found?: StoredResponse; isClaimed: boolean }> {
    const set = this.cache.set(loadingKey(key, revision), '', 'PX', LOADING_MS, 'NX');
    const [isClaimed, found] = await Promise.all([
      set.then((reply) => reply === 'OK').catch((error) => this.orNothing(error) ?? true),
      this.find(key),
    ]);
    return { found, isClaimed };
  }

  /** The answer there is, and whether somebody still loads the one of this revision, in this order of reading. */
  async lookAgain(key: string, revision: string): Promise<{ found?: StoredResponse; isLoading: boolean }> {
    const exists = this.cache.exists(loadingKey(key, revision)).catch(this.orNothing);
    const [count = 0, found] = await Promise.all([exists, this.find(key)]);
    return { found, isLoading: count > 0 };
  }

  async store(key: string, answer: StoredResponse): Promise<void> {
    await this.cache.set(answerKey(key), encode(answer), 'EX', TTL_SECONDS).catch(this.orNothing);
  }

  /** Ends a claim. Ending another's, because the own one has run out, costs no more than a load. */
  async release(key: string, revision: string): Promise<void> {
    await this.cache.del(loadingKey(key, revision)).catch(this.orNothing);
  }

  /** Whatever is wrong with the cache, the service still has the answer. */
  private readonly orNothing = (error: unknown): undefined => {
    if (!isRedisUnavailable(error)) this.logger.error(error);
  };
}
