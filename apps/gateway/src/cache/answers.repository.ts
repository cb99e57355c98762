import { Injectable, Logger } from '@nestjs/common';
import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import { isRedisUnavailable, Redis } from '@emporium/redis';
import { CacheRedis } from './cache-redis.module';
import { decode, encode, type StoredAnswer } from './stored-answer';

const TTL_SECONDS = 60;

/**
 * Cached answers, each fresh as long as the catalogue's revision is the one it was fetched under.
 *
 * Keys: `gateway:answer:<path>?<query>` (string, 60 s) in the cache Redis; it reads product-service's revision in the
 * data Redis. A Redis that is away is no error here: there is no answer then, or no revision.
 */
@Injectable()
export class AnswersRepository {
  private readonly logger = new Logger(AnswersRepository.name);

  constructor(
    private readonly redis: Redis,
    private readonly cache: CacheRedis,
  ) {}

  /** The catalogue's present revision, or undefined when nobody can tell. */
  async revision(): Promise<string | undefined> {
    const read = this.redis.get(CATALOGUE_REVISION_KEY).then((revision) => revision ?? '0');
    return read.catch(this.orNothing);
  }

  async find(key: string): Promise<StoredAnswer | undefined> {
    const read = this.cache.getBuffer(key).then((stored) => (stored ? decode(stored) : undefined));
    return read.catch(this.orNothing);
  }

  async store(key: string, answer: StoredAnswer): Promise<void> {
    await this.cache.set(key, encode(answer), 'EX', TTL_SECONDS).catch(this.orNothing);
  }

  /** Whatever is wrong with the cache, the service still has the answer. */
  private readonly orNothing = (error: unknown): undefined => {
    if (!isRedisUnavailable(error)) this.logger.error(error);
  };
}
