import { Injectable } from '@nestjs/common';
import { InvalidRequestError, Preconditions } from '@emporium/http';
import {
  InsufficientStockError,
  MAX_STOCK,
  ProductsRepository,
  type StockChange,
  StockLimitError,
  StockRepository,
} from '@emporium/product-data';
import { changeProduct } from './change-product';
import { type ProductDto, toProductDto } from './product.dto';
import type { StockChangeDto } from './stock.dto';

@Injectable()
export class StockService {
  constructor(
    private readonly products: ProductsRepository,
    private readonly stock: StockRepository,
  ) {}

  /**
   * @param operationId with it a repeat changes nothing more, even if this process dies; its preconditions held the first
   *   time, so they are not checked again
   * @throws InvalidRequestError, ProductNotFoundError, InsufficientStockError, StockLimitError, StaleResourceError
   */
  async change(
    id: string,
    body: StockChangeDto,
    preconditions: Preconditions,
    operationId?: string,
  ): Promise<ProductDto> {
    const change = stockChangeOf(body);
    const isDone = operationId !== undefined && (await this.stock.isDone(operationId));
    const conditions = isDone ? Preconditions.NONE : preconditions;
    return changeProduct(this.products, id, conditions, async (current, expected) => {
      const { outcome, stock } = await this.stock.change(id, change, {
        expected: conditions.exist ? expected : undefined,
        operationId,
      });
      if (outcome === 'BELOW_ZERO') throw new InsufficientStockError(stock);
      if (outcome === 'ABOVE_LIMIT') throw new StockLimitError(MAX_STOCK);
      return outcome === 'CHANGED' ? undefined : toProductDto({ ...current, stock });
    });
  }
}

function stockChangeOf({ delta, stock }: StockChangeDto): StockChange {
  if (delta !== undefined && stock === undefined) return { delta };
  if (stock !== undefined && delta === undefined) return { stock };
  throw new InvalidRequestError([{ pointer: '#', detail: 'must have exactly one of delta and stock' }]);
}
