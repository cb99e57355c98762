import { Injectable } from '@nestjs/common';
import { creationTimeOf } from '@emporium/http';
import { Redis } from '@emporium/redis';
import { v7 as uuidv7 } from 'uuid';
import { creationKey, STOCK, UNPUBLISHED, VERSIONS } from '../inventory/inventory-keys';
import { COMMIT, COMMIT_KEYS } from './commit.script';
import type { Expectation, Product, ProductDraft, ProductRecord } from './product';
import { Publisher, recordKey } from './publisher';
import { newestRecord, type Unpublished } from './unpublished';

const READ_ATTEMPTS = 3;

/**
 * The products. A commit writes the keys of the inventory's slot (see inventory-keys.ts) in one step: stock, versions,
 * redo log, revisions and the log of list changes. The {@link Publisher} then writes `product:<id>` and `products:all`.
 */
@Injectable()
export class ProductsRepository {
  constructor(
    private readonly redis: Redis,
    private readonly publisher: Publisher,
  ) {}

  async find(id: string): Promise<Product | undefined> {
    const [product] = await this.findAll([id]);
    return product;
  }

  /** Those of the products that exist, in the order of the ids. */
  async findAll(ids: readonly string[]): Promise<Product[]> {
    const found = new Map<string, Product>();
    let left = ids;
    for (let attempt = 1; attempt <= READ_ATTEMPTS && left.length > 0; attempt++)
      left = await this.read(left, found);
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** @returns ids to read again, because a publication came between the reads of the redo log and the record */
  private async read(ids: readonly string[], found: Map<string, Product>): Promise<string[]> {
    const [stock, versions, unpublished, published] = await Promise.all([
      this.redis.hmget(STOCK, ...ids),
      this.redis.hmget(VERSIONS, ...ids),
      this.redis.hmget(UNPUBLISHED, ...ids),
      this.redis.mget(ids.map(recordKey)),
    ]);
    return ids.filter((id, index) => {
      const units = stock[index] ?? null;
      if (units === null) return false;
      const record = newestRecord(unpublished[index] ?? null, published[index] ?? null);
      if (!record || record.version < Number(versions[index])) return true;
      found.set(id, { ...record, stock: Number(units) });
      return false;
    });
  }

  /** @param operationId becomes the product's id; a repeat creates nothing, even if it was changed or deleted since */
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
    const units = await COMMIT.run(
      this.redis,
      [...COMMIT_KEYS, ...(creation ? [creation] : [])],
      [
        ...[id, expected?.version ?? '', expected?.stock ?? '', JSON.stringify(change), version, stock ?? ''],
        record?.priceCents ?? '',
      ],
    );
    if (units === null) return undefined;
    await this.publisher.tryPublish(change);
    return units;
  }
}

type Metadata = Pick<ProductRecord, 'id' | 'createdAt' | 'updatedAt' | 'version'>;

const recordOf = (draft: ProductDraft, { id, createdAt, updatedAt, version }: Metadata): ProductRecord => ({
  id,
  ...draft,
  createdAt,
  updatedAt,
  version,
});
