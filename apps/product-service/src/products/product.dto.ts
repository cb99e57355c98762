import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { fromCents, MAX_PRICE, toCents } from '@emporium/contracts';
import {
  ApiMoney,
  IsLongText,
  IsMoney,
  IsName,
  LONG_TEXT_RULE,
  NAME_RULE,
  OptionalField,
  PageMetaDto,
} from '@emporium/http';
import { MAX_STOCK, type Product, type ProductDraft } from '@emporium/product-data';
import { IsInt, Max, Min } from 'class-validator';

/** The fields of a product that an administrator sets. */
export class ProductBodyDto {
  @ApiProperty({ minLength: 1, maxLength: 200, description: NAME_RULE, example: 'Brackenhythe Hand Trowel' })
  @IsName(200)
  readonly name: string;

  @ApiProperty({
    maxLength: 5000,
    description: LONG_TEXT_RULE,
    example: 'Short trowel of forged carbon steel with an ash handle.',
  })
  @IsLongText(5_000)
  readonly description: string;

  @ApiProperty({
    type: 'number',
    minimum: 0,
    maximum: MAX_PRICE,
    multipleOf: 0.01,
    example: 16.9,
  })
  @IsMoney()
  readonly price: number;

  @ApiProperty({ minLength: 1, maxLength: 64, description: NAME_RULE, example: 'Garden' })
  @IsName(64)
  readonly category: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_STOCK, example: 63 })
  @Max(MAX_STOCK)
  @Min(0)
  @IsInt()
  readonly stock: number;
}

/** A PUT replaces the whole product, but the stock only if it is sent. */
export class ProductReplacementDto extends OmitType(ProductBodyDto, ['stock']) {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_STOCK,
    description: 'units to have, which needs If-Match; without it the stock stays as it is',
  })
  @OptionalField()
  @Max(MAX_STOCK)
  @Min(0)
  @IsInt()
  readonly stock?: number;
}

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

/** What a `Page<ProductDto>` looks like. */
export class ProductPageDto {
  @ApiProperty({ type: [ProductDto] })
  readonly data: readonly ProductDto[];

  @ApiProperty()
  readonly meta: PageMetaDto;
}

export const toDraft = ({
  name,
  description,
  price,
  category,
}: Omit<ProductBodyDto, 'stock'>): ProductDraft => ({
  name,
  description,
  priceCents: toCents(price),
  category,
});

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
