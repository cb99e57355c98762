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
 * while a gateway fetches that response. A Redis that is away is no error here: then nothing is stored, and no other
 * gateway is seen to load.
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
   * What is stored, and whether the caller is the one to load the response of this revision.
   *
   * The claim is sent before the read, so that whatever another gateway stored before it gave its claim back is found.
   */
  async claim(key: string, revision: string): Promise<{ found?: StoredResponse; isClaimed: boolean }> {
    const set = this.cache.set(loadingKey(key, revision), '', 'PX', LOADING_MS, 'NX');
    const [isClaimed, found] = await Promise.all([
      set.then((reply) => reply === 'OK').catch((error) => this.orNothing(error) ?? true),
      this.find(key),
    ]);
    return { found, isClaimed };
  }

  /** What is stored, and whether another gateway still loads the response of this revision. */
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

  /** Whatever is wrong with the cache, the service can still answer. */
  private readonly orNothing = (error: unknown): undefined => {
    if (!isRedisUnavailable(error)) this.logger.error(error);
  };
}
