import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { v7 as uuidv7 } from 'uuid';
import { creationKey, INDEXED, STOCK, UNPUBLISHED } from '../inventory/inventory-keys';
import { COMMIT, COMMIT_KEYS } from './commit.script';
import { type Indexed, indexChange, indexingOf } from './indexing';
import type { Expectation, Product, ProductDraft, ProductRecord } from './product';
import { Publisher, recordKey } from './publisher';
import { newestRecord, type Unpublished } from './unpublished';

const READ_ATTEMPTS = 3;

/**
 * The products. Of the inventory's keys (see inventory-keys.ts) a commit writes stock, versions, redo log, indexes
 * and revisions in one step; `product:<id>` and `products:all` follow through the {@link Publisher}.
 */
@Injectable()
export class ProductsRepository {
  constructor(
    private readonly redis: Redis,
    private readonly publisher: Publisher,
  ) {}

  async find(id: string): Promise<Product | undefined> {
    // On a cluster a publication can fall between the two reads of a record; the next attempt then sees it.
    for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
      const [stock, unpublished, published] = await Promise.all([
        this.redis.hget(STOCK, id),
        this.redis.hget(UNPUBLISHED, id),
        this.redis.get(recordKey(id)),
      ]);
      if (stock === null) return undefined;
      const record = newestRecord(unpublished, published);
      if (record) return { ...record, stock: Number(stock) };
    }
    return undefined;
  }

  /** Those of the products that exist, in the order of the ids. */
  async findAll(ids: readonly string[]): Promise<Product[]> {
    const products = await Promise.all(ids.map((id) => this.find(id)));
    return products.filter((product) => product !== undefined);
  }

  /** @param operationId the product's id: creating it twice, though it be changed or gone since, is creating it once */
  async create(draft: ProductDraft, stock: number, operationId?: string): Promise<Product> {
    const id = operationId ?? uuidv7();
    const now = creationTimeOf(id);
    const record = recordOf(draft, { id, createdAt: now, updatedAt: now, version: 1 });
    await this.commit(record, undefined, record, stock, operationId && creationKey(operationId));
    return { ...record, stock };
  }

  /**
   * @param stock units to have; undefined leaves what there are
   * @returns undefined when the product is not as expected any more
   */
  async replace(
    current: Product,
    draft: ProductDraft,
    stock: number | undefined,
    expected: Expectation,
  ): Promise<Product | undefined> {
    const { id, createdAt } = current;
    const version = expected.version + 1;
    const record = recordOf(draft, { id, createdAt, updatedAt: new Date().toISOString(), version });
    const units = await this.commit(record, expected, record, stock ?? 'keep');
    return units === undefined ? undefined : { ...record, stock: units };
  }

  /** @returns false when the product is not as expected any more */
  async delete(id: string, expected: Expectation): Promise<boolean> {
    const deletion = { id, version: expected.version + 1, deleted: true } as const;
    return (await this.commit(deletion, expected)) !== undefined;
  }

  /** @returns the units there are then; undefined when the product is not as expected */
  private async commit(
    change: Unpublished,
    expected: Expectation | undefined,
    record?: ProductRecord,
    stock?: number | 'keep',
    creation?: string,
  ): Promise<number | undefined> {
    const { id, version } = change;
    const before = expected && (await this.indexed(id));
    if (expected && !before) return undefined;
    const { keys, args } = indexChange(before, record && indexingOf(record));
    const units = await COMMIT.run(
      this.redis,
      [...COMMIT_KEYS, ...keys, ...(creation ? [creation] : [])],
      [
        ...[id, expected?.version ?? '', expected?.stock ?? '', JSON.stringify(change), version, stock ?? ''],
        ...[record ? Date.parse(record.createdAt) : '', record?.priceCents ?? '', ...args],
      ],
    );
    if (units === null) return undefined;
    await this.publisher.tryPublish(change);
    return units;
  }

  private async indexed(id: string): Promise<Indexed | undefined> {
    const json = await this.redis.hget(INDEXED, id);
    return json === null ? undefined : (JSON.parse(json) as Indexed);
  }
}

/** The time in a UUID v7, so that whoever repeats a creation tells the same. @see RFC 9562, 5.7 */
const creationTimeOf = (id: string) => new Date(parseInt(id.replace('-', '').slice(0, 12), 16)).toISOString();

type Keeping = Pick<ProductRecord, 'id' | 'createdAt' | 'updatedAt' | 'version'>;

const recordOf = (draft: ProductDraft, kept: Keeping): ProductRecord => ({
  id: kept.id,
  name: draft.name,
  description: draft.description,
  priceCents: draft.priceCents,
  category: draft.category,
  createdAt: kept.createdAt,
  updatedAt: kept.updatedAt,
  version: kept.version,
});
