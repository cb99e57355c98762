import type { ProductDto } from '../products/product.dto';
import { type Distances, distancesIn } from './search-model';

export type ListedProduct = ProductDto;
export type ListParameters = Record<string, string | number>;

/** Numbers that look random and are the same for one seed. */
export class RandomChoice {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (this.state * 48_271) % 2_147_483_647;
    return this.state % limit;
  }

  chance(probability: number): boolean {
    return this.below(1_000) < probability * 1_000;
  }

  of<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(Math.max(items.length, 1))];
  }

  /** A body from a small vocabulary, so that products share words, names and prices. */
  product() {
    const words = (count: number) => Array.from({ length: count }, () => this.of(WORDS)).join(' ');
    return {
      name: words(1 + this.below(2)),
      description: words(this.below(4)),
      price: this.below(8) / 4,
      category: this.of(CATEGORIES),
      stock: this.below(3),
    };
  }

  query(): ListParameters {
    const [low, high] = [this.below(8) / 4, this.below(8) / 4].sort((a, b) => a - b);
    return {
      ...(this.chance(0.4) && { category: this.of([...CATEGORIES, 'None']) }),
      ...(this.chance(0.5) && { q: this.of(QUERIES) }),
      ...(this.chance(0.3) && { minPrice: low }),
      ...(this.chance(0.3) && { maxPrice: high }),
      ...(this.chance(0.3) && { inStock: this.of(['true', 'false']) }),
      ...(this.chance(0.8) && {
        sort: this.of(['createdAt', 'price', 'name', '-createdAt', '-price', '-name']),
      }),
      ...(this.chance(0.5) && { page: 1 + this.below(3) }),
      limit: 1 + this.below(9),
    };
  }
}

const WORDS = [
  'Tea',
  'teapot',
  'Team',
  'ash',
  'Ashen',
  'oak',
  'über',
  'a',
  'B',
  '5',
  '50',
  'cup-board',
  'Éclair',
];
const CATEGORIES = ['Home', 'home', 'Garden {x}', 'a:price'];
const QUERIES = [
  'tea',
  'te',
  't',
  'a',
  'ash tea',
  '5',
  '50',
  'UBER',
  'board',
  'ec oak',
  'zz',
  'as te a',
  'cup',
  'cupboard',
  'cup-board tea',
  'eapo',
  'boar oak',
  'taepot',
  'ashes team',
  'oka tea',
];

const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const readers = new Intl.Collator('en', { numeric: true });

/** The catalogue as a plain array: what lists must say, computed the obvious way. */
export class CatalogueModel {
  products: ListedProduct[] = [];

  put(product: ListedProduct): void {
    this.delete(product.id);
    this.products.push(product);
  }

  delete(id: string): void {
    this.products = this.products.filter((product) => product.id !== id);
  }

  page({ q, page = 1, limit = 20, ...parameters }: ListParameters) {
    const candidates = this.products.filter((product) => matches(product, parameters));
    const distances = q === undefined ? undefined : distancesIn(this.products, candidates, String(q));
    const found = candidates.filter(({ id }) => !distances || distances.has(id));
    const sort = String(parameters['sort'] ?? (distances ? 'relevance' : '-createdAt'));
    const sorted = found.sort(sort === 'relevance' ? byRelevance(distances!) : bySort(sort));
    const offset = (Number(page) - 1) * Number(limit);
    return { data: sorted.slice(offset, offset + Number(limit)), total: sorted.length };
  }

  categories() {
    const names = [...new Set(this.products.map(({ category }) => category))].sort(
      (a, b) => readers.compare(a, b) || bytes(a, b),
    );
    return names.map((name) => ({
      name,
      productCount: this.products.filter(({ category }) => category === name).length,
    }));
  }
}

const matches = (
  product: ListedProduct,
  { category, minPrice, maxPrice, inStock }: ListParameters,
): boolean =>
  (category === undefined || product.category === category) &&
  (minPrice === undefined || product.price >= Number(minPrice)) &&
  (maxPrice === undefined || product.price <= Number(maxPrice)) &&
  (inStock === undefined || String(product.stock > 0) === inStock);

const byRelevance = (distances: Distances) => (a: ListedProduct, b: ListedProduct) =>
  distances.get(a.id)! - distances.get(b.id)! || bySort('-createdAt')(a, b);

function bySort(sort: string) {
  const direction = sort.startsWith('-') ? -1 : 1;
  const orders: Record<string, (a: ListedProduct, b: ListedProduct) => number> = {
    createdAt: (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt),
    price: (a, b) => a.price - b.price,
    name: (a, b) => readers.compare(a.name, b.name),
  };
  const order = orders[sort.replace('-', '')]!;
  return (a: ListedProduct, b: ListedProduct) => direction * (order(a, b) || bytes(a.id, b.id));
}
