import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiProperty, getSchemaPath, PickType } from '@nestjs/swagger';
import { OptionalField } from '@emporium/http';
import { MAX_STOCK } from '@emporium/product-data';
import { IsInt, Max, Min } from 'class-validator';

/** Exactly one of the two. */
export class StockChangeDto {
  @ApiProperty({
    type: 'integer',
    minimum: -MAX_STOCK,
    maximum: MAX_STOCK,
    example: -3,
    description: 'units to add; negative to take out',
  })
  @OptionalField()
  @Max(MAX_STOCK)
  @Min(-MAX_STOCK)
  @IsInt()
  readonly delta?: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_STOCK, description: 'units to have' })
  @OptionalField()
  @Max(MAX_STOCK)
  @Min(0)
  @IsInt()
  readonly stock?: number;
}

class StockDelta extends PickType(StockChangeDto, ['delta']) {}
class StockLevel extends PickType(StockChangeDto, ['stock']) {}

/** Documents a body that is one of the two. */
export const ApiStockChange = () =>
  applyDecorators(
    ApiExtraModels(StockDelta, StockLevel),
    ApiBody({ schema: { oneOf: [StockDelta, StockLevel].map((body) => ({ $ref: getSchemaPath(body) })) } }),
  );

export class InsufficientStockDetails {
  @ApiProperty({ type: 'integer', minimum: 0, example: 2, description: 'units that can be taken out' })
  readonly available: number;
}
