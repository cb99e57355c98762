import type { Product } from '../products/product';
import { WordIndex } from '../search/word-index';
import type { Catalogued } from './catalogued';
import { Selections } from './selections';
import { StockedShelf } from './shelf';

/** The catalogue in the memory of this process, arranged so that any list can be cut out of it quickly. */
export class CatalogueView {
  readonly words = new WordIndex();
  readonly everything = new StockedShelf();
  readonly byCategory = new Map<string, StockedShelf>();
  /** By their numbers; the numbers of deleted products are given to new ones. */
  readonly products: (Catalogued | undefined)[] = [];
  readonly selections = new Selections(this);
  /** Raised by each change. */
  revision = 0;
  private readonly byId = new Map<string, Catalogued>();
  private readonly free: number[] = [];

  get size(): number {
    return this.byId.size;
  }

  put(product: Product): void {
    const known = this.byId.get(product.id);
    const inStock = product.stock > 0;
    if (known?.version === product.version) return this.setInStock(known, inStock);
    if (known) this.remove(known.id);
    this.add(product, inStock);
  }

  remove(id: string): void {
    const known = this.byId.get(id);
    if (!known) return;
    this.revision++;
    this.byId.delete(id);
    this.products[known.number] = undefined;
    this.free.push(known.number);
    this.words.remove(known.number, known.indexed);
    this.shelves(known).forEach((shelf) => shelf.remove(known));
    if (this.byCategory.get(known.category)?.of().size === 0) this.byCategory.delete(known.category);
  }

  private add(product: Product, inStock: boolean): void {
    const { id, version, name, description, priceCents, category } = product;
    const number = this.free.pop() ?? this.products.length;
    const indexed = this.words.add(number, name, description);
    const createdMs = Date.parse(product.createdAt);
    const added = { number, id, version, name, createdMs, priceCents, category, inStock, indexed };
    this.products[number] = added;
    this.revision++;
    this.byId.set(id, added);
    this.shelves(added).forEach((shelf) => shelf.add(added));
  }

  private setInStock(known: Catalogued, inStock: boolean): void {
    if (known.inStock === inStock) return;
    for (const shelf of this.shelves(known)) shelf.of(known.inStock).remove(known);
    this.revision++;
    known.inStock = inStock;
    for (const shelf of this.shelves(known)) shelf.of(inStock).add(known);
  }

  private shelves({ category }: Catalogued): [StockedShelf, StockedShelf] {
    const known = this.byCategory.get(category);
    if (known) return [this.everything, known];
    const shelf = new StockedShelf();
    this.byCategory.set(category, shelf);
    return [this.everything, shelf];
  }
}
