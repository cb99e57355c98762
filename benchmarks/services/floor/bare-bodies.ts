import { type CatalogueProduct, fromCents } from '@emporium/contracts';
import { type Cart, type PlacedOrder, subtotalCents, totalCents } from '@emporium/order-data';
import type { Product } from '@emporium/product-data';
import type { User } from '@emporium/user-data';
import { tokensOf } from './bare-tokens';

/** What the floor answers with: the fields of the suite's own bodies. */
export const productBody = ({ priceCents, version: _, ...product }: Product) => ({
  ...product,
  price: fromCents(priceCents),
});

export const orderBody = ({ id, userId, items, state, createdAt, updatedAt }: PlacedOrder) => ({
  id,
  userId,
  items: items.map((item) => ({
    productId: item.productId,
    productName: item.productName,
    price: fromCents(item.priceCents),
    quantity: item.quantity,
    subtotal: fromCents(subtotalCents(item)),
  })),
  totalAmount: fromCents(totalCents(items)),
  status: state,
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
});

export function cartBody({ lines }: Cart, products: readonly CatalogueProduct[]) {
  const known = new Map(products.map((product) => [product.id, product]));
  const items = lines.map(({ productId, quantity }) => {
    const { name, priceCents = 0, stock = 0 } = known.get(productId) ?? {};
    return {
      productId,
      productName: name,
      price: fromCents(priceCents),
      quantity,
      subtotal: fromCents(priceCents * quantity),
      available: stock >= quantity,
      state: stock >= quantity ? 'ok' : 'short',
    };
  });
  const cents = lines.reduce(
    (sum, { productId, quantity }) => sum + quantity * (known.get(productId)?.priceCents ?? 0),
    0,
  );
  return { items, totalAmount: fromCents(cents) };
}

export const loginBody = (
  { id, email, name, role, createdAt, updatedAt }: User,
  sessionId: string,
  generation: number,
) => ({
  ...tokensOf(id, sessionId, generation),
  tokenType: 'Bearer',
  expiresIn: 900,
  user: { id, email, name, role, createdAt, updatedAt },
});

export const pageBody = (data: readonly object[], page: number, limit: number, total: number) => ({
  data,
  meta: { page, limit, total, totalPages: Math.ceil(total / limit) },
});
