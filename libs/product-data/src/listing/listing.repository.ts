import { Injectable } from '@nestjs/common';
import type { Product } from '../products/product';
import { ProductsRepository } from '../products/products.repository';
import { CatalogueReplica } from './catalogue-replica';
import { type ListPage, pageOf } from './list-page';
import type { ListQuery } from './list-query';

/** How many products a category has. */
export interface CategoryCount {
  readonly name: string;
  readonly productCount: number;
}

/** A page of a list with its products. */
export type ProductPage = Omit<ListPage, 'ids'> & { readonly products: readonly Product[] };

const byName = new Intl.Collator('en', { numeric: true });

/**
 * Lists of products. Which products a page shows is decided in this process, by the {@link CatalogueReplica}; the
 * products themselves are read from Redis, without those deleted since. Whatever the list and the size of the
 * catalogue, Redis reads only the new entries of the log and the rows of the page.
 */
@Injectable()
export class ListingRepository {
  constructor(
    private readonly products: ProductsRepository,
    private readonly replica: CatalogueReplica,
  ) {}

  async page(query: ListQuery): Promise<ProductPage> {
    const { ids, ...page } = pageOf(await this.replica.current(), query);
    return { ...page, products: await this.products.findAll(ids) };
  }

  /** In the order of the names. */
  async categories(): Promise<CategoryCount[]> {
    const { byCategory } = await this.replica.current();
    return [...byCategory]
      .map(([name, shelf]) => ({ name, productCount: shelf.of().size }))
      .sort((a, b) => byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
  }
}
