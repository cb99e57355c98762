import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_LINES, MAX_PRICE, MAX_QUANTITY } from '@emporium/contracts';
import { ApiMoney, IsListOf, IsMoney, IsUuid, OptionalField } from '@emporium/http';
import { IsInt, Max, Min } from 'class-validator';

const EXAMPLE_ID = '01890a5d-ac96-774b-bcce-b302099a8057';
/** The highest possible total of an order. */
const MAX_TOTAL = MAX_LINES * MAX_QUANTITY * MAX_PRICE;

export class OrderLineDto {
  @ApiProperty({ format: 'uuid', example: EXAMPLE_ID })
  @IsUuid()
  readonly productId: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_QUANTITY, example: 2 })
  @Max(MAX_QUANTITY)
  @Min(1)
  @IsInt()
  readonly quantity: number;
}

export class PlaceOrderDto {
  @ApiPropertyOptional({
    type: [OrderLineDto],
    minItems: 1,
    maxItems: MAX_LINES,
    description: 'lines of one product are summed; without items, what is in the cart is ordered',
  })
  @OptionalField()
  @IsListOf(() => OrderLineDto, { min: 1, max: MAX_LINES })
  readonly items?: OrderLineDto[];

  @ApiPropertyOptional({
    allOf: [{ $ref: '#/components/schemas/Money' }],
    description: 'what the order may cost in all; at any other price nothing is ordered',
    example: 99.8,
  })
  @OptionalField()
  @IsMoney(MAX_TOTAL)
  readonly expectedTotal?: number;
}

/** A line that the stock does not cover. */
export class ShortageDto {
  @ApiProperty({ format: 'uuid', example: EXAMPLE_ID })
  readonly productId: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 3 })
  readonly requested: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  readonly available: number;
}

export class OutOfStockDetails {
  @ApiProperty({ type: [ShortageDto], description: 'the first 20' })
  readonly items: ShortageDto[];
}

export class OrderedProductsNotFoundDetails {
  @ApiProperty({ type: [String], format: 'uuid', description: 'the first 20', example: [EXAMPLE_ID] })
  readonly productIds: string[];
}

export class PriceChangedDetails {
  @ApiMoney({ example: 99.8, description: 'what the order would cost now' })
  readonly totalAmount: number;
}
