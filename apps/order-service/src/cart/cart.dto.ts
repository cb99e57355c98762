import { ApiProperty } from '@nestjs/swagger';
import { type CatalogueProduct, fromCents, MAX_QUANTITY } from '@emporium/contracts';
import { ApiMoney } from '@emporium/http';
import type { CartLine } from '@emporium/order-data';
import { IsInt, Max, Min } from 'class-validator';

export class SetQuantityDto {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_QUANTITY, example: 2 })
  @Max(MAX_QUANTITY)
  @Min(1)
  @IsInt()
  readonly quantity: number;
}

/** What a customer should know of a line; when several apply, the first. */
export const LINE_STATES = ['gone', 'short', 'price-changed', 'ok'] as const;
export type LineState = (typeof LINE_STATES)[number];

export function stateOf({ quantity, seen }: CartLine, product: CatalogueProduct | undefined): LineState {
  if (!product) return 'gone';
  if (product.stock < quantity) return 'short';
  return seen && seen.priceCents !== product.priceCents ? 'price-changed' : 'ok';
}

export class CartItemDto {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly productId: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Walnut desk lamp',
    description: 'of a product that is gone the name it had; null in carts older than that name',
  })
  readonly productName: string | null;

  @ApiMoney({ example: 49.9, description: 'of one unit, today; 0 once the product is gone' })
  readonly price: number;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly quantity: number;

  @ApiMoney({ example: 99.8 })
  readonly subtotal: number;

  @ApiProperty({ example: true, description: 'whether this quantity could be ordered now' })
  readonly available: boolean;

  @ApiProperty({
    enum: LINE_STATES,
    enumName: 'CartItemState',
    example: 'ok',
    description:
      '`gone` from the catalogue; `short`: there are fewer units; `price-changed` since the quantity was last set',
  })
  readonly state: LineState;
}

export class CartDto {
  @ApiProperty({ type: [CartItemDto] })
  readonly items: CartItemDto[];

  @ApiMoney({ example: 99.8 })
  readonly totalAmount: number;
}

export const toCartDto = (
  lines: readonly CartLine[],
  products: ReadonlyMap<string, CatalogueProduct>,
): CartDto => ({
  items: lines.map((line) => toCartItemDto(line, products.get(line.productId))),
  totalAmount: fromCents(
    lines.reduce(
      (sum, { productId, quantity }) => sum + quantity * (products.get(productId)?.priceCents ?? 0),
      0,
    ),
  ),
});

function toCartItemDto(line: CartLine, product: CatalogueProduct | undefined): CartItemDto {
  const { productId, quantity, seen } = line;
  const priceCents = product?.priceCents ?? 0;
  return {
    productId,
    productName: product?.name ?? seen?.productName ?? null,
    price: fromCents(priceCents),
    quantity,
    subtotal: fromCents(priceCents * quantity),
    available: product !== undefined && product.stock >= quantity,
    state: stateOf(line, product),
  };
}
