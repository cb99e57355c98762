/** What product-service tells other services of a product. */
export interface CatalogueProduct {
  readonly id: string;
  readonly name: string;
  readonly priceCents: number;
  /** Units that can be bought now. */
  readonly stock: number;
}
