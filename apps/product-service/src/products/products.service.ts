import { Injectable } from '@nestjs/common';
import type { CatalogueProduct } from '@emporium/contracts';
import { numberedPages, Page, type Preconditions } from '@emporium/http';
import {
  ListingRepository,
  ProductNotFoundError,
  ProductsRepository,
  UnconditionalStockError,
} from '@emporium/product-data';
import type { ListProductsQuery } from './list-products.query';
import { isFiltered, listQueryOf } from './list-query';
import { cursorTo } from './position-cursor';
import { changeProduct } from './change-product';
import {
  type ProductBodyDto,
  type ProductDto,
  type ProductReplacementDto,
  toDraft,
  toProductDto,
} from './product.dto';

@Injectable()
export class ProductsService {
  constructor(
    private readonly products: ProductsRepository,
    private readonly listing: ListingRepository,
  ) {}

  /** @throws InvalidRequestError, PageTooDeepError */
  async list(query: ListProductsQuery): Promise<Page<ProductDto>> {
    const pages = numberedPages(query, isFiltered(query));
    const listed = listQueryOf(query);
    const { products, total, next } = await this.listing.page(listed);
    const { from, limit } = listed;
    const page = typeof from === 'number' ? query.page : Math.floor(from.passed / limit) + 1;
    return new Page(products.map(toProductDto), { page, limit }, total, {
      next: next && cursorTo(next),
      numberedPages: pages,
    });
  }

  /** @throws ProductNotFoundError */
  async find(id: string): Promise<ProductDto> {
    const product = await this.products.find(id);
    if (!product) throw new ProductNotFoundError();
    return toProductDto(product);
  }

  async findForServices(ids: readonly string[]): Promise<CatalogueProduct[]> {
    const products = await this.products.findAll(ids);
    return products.map(({ id, name, priceCents, stock }) => ({ id, name, priceCents, stock }));
  }

  /** @param operationId with it a repeat creates no other product, even if this process dies */
  async create(body: ProductBodyDto, operationId?: string): Promise<ProductDto> {
    return toProductDto(await this.products.create(toDraft(body), body.stock, operationId));
  }

  /** @throws ProductNotFoundError, StaleResourceError, UnconditionalStockError */
  async replace(id: string, body: ProductReplacementDto, preconditions: Preconditions): Promise<ProductDto> {
    const replaced = await changeProduct(this.products, id, preconditions, (current, expected) => {
      if (body.stock !== undefined && !stateIfMatch(preconditions)) throw new UnconditionalStockError();
      return this.products.replace(current, toDraft(body), body.stock, expected);
    });
    return toProductDto(replaced);
  }

  /** @throws ProductNotFoundError, StaleResourceError */
  async delete(id: string, preconditions: Preconditions): Promise<void> {
    await changeProduct(this.products, id, preconditions, async (_, expected) =>
      (await this.products.delete(id, expected)) ? true : undefined,
    );
  }
}

/** Of the two preconditions, only `If-Match` fails when there is no representation. @see RFC 9110, 13.1.1 */
const stateIfMatch = (preconditions: Preconditions) => !preconditions.holdFor(undefined);
