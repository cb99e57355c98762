import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { CATEGORIES, LIST_REVISION, listKey, STOCK, UNPUBLISHED, WORDS } from '../inventory/inventory-keys';
import type { Product } from '../products/product';
import { recordKey } from '../products/publisher';
import { newestRecord } from '../products/unpublished';
import { exactList, listByPrice, type ListQuery, priceRange } from './list-query';
import { READ_PAGE, type StoredPage } from './page.script';
import { planResult } from './result-plan';
import { READ_RESULT } from './result.script';
import { LONGEST_WALK, WALK } from './walk.script';

/** How many words one prefix stands for at most, the first in the alphabet: it bounds the work of a search. */
const WORDS_PER_PREFIX = 500;

const EMPTY: StoredPage = [0, [], [], []];

/** How many products a category has. */
export interface CategoryCount {
  readonly name: string;
  readonly productCount: number;
}

/**
 * Lists of products, read from the inventory's indexes (see inventory-keys.ts) and never by walking the catalogue.
 * It writes `{inventory}:result:<slot>` with its stamp, and scratch keys within a script.
 */
@Injectable()
export class ListingRepository {
  constructor(private readonly redis: Redis) {}

  /** One page, and how many products the whole list holds. */
  async page(query: ListQuery): Promise<{ products: Product[]; total: number }> {
    const [total, ids, stock, unpublished] = await this.readRows(query);
    const published = await Promise.all(ids.map((id) => this.redis.get(recordKey(id))));
    const products = ids.flatMap((_, index): Product[] => {
      const record = newestRecord(unpublished[index] ?? null, published[index] ?? null);
      return record ? [{ ...record, stock: Number(stock[index]) }] : []; // deleted since the ids were read
    });
    return { products, total };
  }

  /** In the order of the names. */
  async categories(): Promise<CategoryCount[]> {
    const flat = await this.redis.zrange(CATEGORIES, 0, '-1', 'WITHSCORES');
    const names = flat.filter((_, index) => index % 2 === 0);
    return names
      .map((name, index) => ({ name, productCount: Number(flat[2 * index + 1]) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** From one list, or by a walk along one where many products match, or from a result that is computed. */
  private async readRows(query: ListQuery): Promise<StoredPage> {
    const { order, category, offset, limit, descending } = query;
    const args = [offset, limit, descending ? 1 : 0, ...priceRange(query)];
    const exact = exactList(query);
    if (exact !== undefined) return READ_PAGE.run(this.redis, [exact, STOCK, UNPUBLISHED], args);
    const matching = listByPrice(query);
    if (matching === undefined) return this.readResult(query);
    const keys = [listKey(order, category), STOCK, UNPUBLISHED, matching];
    return (await WALK.run(this.redis, keys, [...args, LONGEST_WALK])) ?? this.readResult(query);
  }

  private async readResult(query: ListQuery): Promise<StoredPage> {
    if (query.words?.length === 0) return EMPTY;
    const [revision, expansions] = await Promise.all([
      this.redis.get(LIST_REVISION),
      Promise.all((query.words ?? []).map((word) => this.expand(word))),
    ]);
    if (expansions.some(({ length }) => length === 0)) return EMPTY;
    const { keys, args } = planResult(query, expansions, revision ?? '0');
    return READ_RESULT.run(this.redis, keys, args);
  }

  /** The indexed words that a word of a query stands for. */
  private async expand(word: string): Promise<string[]> {
    if ([...word].length === 1) return [word];
    return this.redis.zrange(WORDS, `[${word}`, `[${word}\u{10ffff}`, 'BYLEX', 'LIMIT', 0, WORDS_PER_PREFIX);
  }
}
