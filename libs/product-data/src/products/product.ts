/** What an administrator sets of a product, apart from its stock. */
export interface ProductDraft {
  readonly name: string;
  readonly description: string;
  readonly priceCents: number;
  readonly category: string;
}

/** A product as it is stored: everything but the stock. */
export interface ProductRecord extends ProductDraft {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  /** When the record last changed; stock moves on its own. */
  readonly updatedAt: string;
  /** 1 at first, one more with each change. */
  readonly version: number;
}

/** A product as a reader sees it. */
export interface Product extends ProductRecord {
  /** Units that can be bought. */
  readonly stock: number;
}

/** The state that a change was decided on; with `stock`, the stock must not have moved either. */
export interface Expectation {
  readonly version: number;
  readonly stock?: number;
}
