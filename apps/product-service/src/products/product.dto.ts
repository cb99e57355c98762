import { ApiProperty } from '@nestjs/swagger';
import { ApiMoney, fromCents } from '@emporium/http';
import type { Product } from '@emporium/product-data';

export class ProductDto {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly id: string;

  @ApiProperty({ example: 'Brackenhythe Hand Trowel' })
  readonly name: string;

  @ApiProperty({ example: 'Short trowel of forged carbon steel with an ash handle.' })
  readonly description: string;

  @ApiMoney({ example: 16.9 })
  readonly price: number;

  @ApiProperty({ example: 'Garden' })
  readonly category: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 63, description: 'units that can still be bought' })
  readonly stock: number;

  @ApiProperty({ format: 'date-time', example: '2025-11-22T12:00:00.000Z' })
  readonly createdAt: string;

  @ApiProperty({
    format: 'date-time',
    example: '2025-11-22T12:00:00.000Z',
    description: 'when the product was last edited; a move of its stock does not count',
  })
  readonly updatedAt: string;
}

export const toProductDto = (product: Product): ProductDto => ({
  id: product.id,
  name: product.name,
  description: product.description,
  price: fromCents(product.priceCents),
  category: product.category,
  stock: product.stock,
  createdAt: product.createdAt,
  updatedAt: product.updatedAt,
});
