import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsMoney, MAX_PRICE, toCents } from '@emporium/http';
import { MAX_STOCK, type ProductDraft } from '@emporium/product-data';
import { IsInt, IsString, Length, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Trimmed } from './trimmed';

const NoControlCharacters = () =>
  Matches(/^\P{Cc}*$/u, { message: '$property must not contain control characters' });

/** All of a product that an administrator decides. */
export class ProductBodyDto {
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Brackenhythe Hand Trowel' })
  @NoControlCharacters()
  @Length(1, 200)
  @IsString()
  @Trimmed()
  readonly name: string;

  @ApiProperty({ maxLength: 5000, example: 'Short trowel of forged carbon steel with an ash handle.' })
  @MaxLength(5000)
  @IsString()
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

  @ApiProperty({ minLength: 1, maxLength: 64, example: 'Garden' })
  @NoControlCharacters()
  @Length(1, 64)
  @IsString()
  @Trimmed()
  readonly category: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_STOCK, example: 63 })
  @Max(MAX_STOCK)
  @Min(0)
  @IsInt()
  readonly stock: number;
}

/** A PUT replaces all of a product, its stock only where it is told. */
export class ProductReplacementDto extends OmitType(ProductBodyDto, ['stock']) {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_STOCK,
    description: 'units to have, which needs If-Match; without it the stock stays as it is',
  })
  @ValidateIf(({ stock }: ProductReplacementDto) => stock !== undefined)
  @Max(MAX_STOCK)
  @Min(0)
  @IsInt()
  readonly stock?: number;
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
