/** A product as product-service shows it to other services. */
export interface CatalogueProduct {
  readonly id: string;
  readonly name: string;
  readonly priceCents: number;
  /** Units that can be bought now. */
  readonly stock: number;
}
