import { type Catalogued, ORDERS } from './catalogued';
import { rankOf, SortedArray } from './sorted-array';

export type ShelfOrder = keyof typeof ORDERS;

/** A set of products, such as a category, in each order that does not depend on a query. */
export class Shelf {
  private readonly createdAt = new SortedArray<Catalogued>(ORDERS.createdAt);
  private readonly price = new SortedArray<Catalogued>(ORDERS.price);
  private readonly name = new SortedArray<Catalogued>(ORDERS.name);

  get size(): number {
    return this.createdAt.items.length;
  }

  add(product: Catalogued): void {
    for (const order of [this.createdAt, this.price, this.name]) order.add(product);
  }

  remove(product: Catalogued): void {
    for (const order of [this.createdAt, this.price, this.name]) order.remove(product);
  }

  in(order: ShelfOrder): readonly Catalogued[] {
    return this[order].items;
  }

  /** The range of the products between two prices, in the order of prices. */
  range(minCents = -Infinity, maxCents = Infinity): [from: number, to: number] {
    const items = this.in('price');
    const before = (cents: number) => rankOf(items, cents, ({ priceCents }, bound) => priceCents - bound);
    return [before(minCents), before(maxCents + 1)];
  }
}

/** A shelf, with one more for its products in stock and one for those out of stock. */
export class StockedShelf {
  private readonly all = new Shelf();
  private readonly inStock = new Shelf();
  private readonly outOfStock = new Shelf();

  /** @param inStock absent for all */
  of(inStock?: boolean): Shelf {
    if (inStock === undefined) return this.all;
    return inStock ? this.inStock : this.outOfStock;
  }

  add(product: Catalogued): void {
    this.all.add(product);
    this.of(product.inStock).add(product);
  }

  remove(product: Catalogued): void {
    this.all.remove(product);
    this.of(product.inStock).remove(product);
  }
}
