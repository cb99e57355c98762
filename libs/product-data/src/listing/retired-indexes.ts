import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';

const inventory = (name: string) => `{inventory}:${name}`;
const WORDS = inventory('words');
const CATEGORIES = inventory('categories');
const SINGLE = [
  ...['indexed', 'name-order', 'in-stock', 'out-of-stock', 'list:all:createdAt', 'list:all:name'],
].map(inventory);
const AT_ONCE = 200;

/**
 * Removes indexes that an older version stored in Redis: `{inventory}:word:<word>` and `words`, `list:<category or
 * all>:<order>` and `categories`, `indexed`, `name-order`, `in-stock` and `out-of-stock`. It works in small steps, as
 * they may be most of the store. `list:all:price` stays, see inventory-keys.ts.
 */
@Injectable()
export class RetiredIndexes {
  constructor(private readonly redis: Redis) {}

  /** One step. @returns whether another may be needed */
  async takeOutSome(): Promise<boolean> {
    return (
      (await this.takeOut(WORDS, (word) => [inventory(`word:${word}`)])) ||
      (await this.takeOut(CATEGORIES, (category) =>
        ['createdAt', 'price', 'name'].map((order) => inventory(`list:category:${category}:${order}`)),
      )) ||
      (await this.redis.unlink(...SINGLE)) > 0
    );
  }

  /** Removes keys before their names, so that a process that dies in between leaves no unlisted keys. */
  private async takeOut(names: string, keysOf: (name: string) => string[]): Promise<boolean> {
    const some = await this.redis.zrange(names, 0, String(AT_ONCE - 1));
    if (some.length === 0) return false;
    await this.redis.unlink(...some.flatMap(keysOf));
    await this.redis.zrem(names, ...some);
    return true;
  }
}
