import { ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_STOCK } from '@emporium/product-data';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';

/** Exactly one of the two. */
export class StockChangeDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: -MAX_STOCK,
    maximum: MAX_STOCK,
    example: -3,
    description: 'units to add; negative to take out',
  })
  @ValidateIf((change: StockChangeDto) => change.delta !== undefined)
  @Max(MAX_STOCK)
  @Min(-MAX_STOCK)
  @IsInt()
  readonly delta?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_STOCK, description: 'units to have' })
  @ValidateIf((change: StockChangeDto) => change.stock !== undefined)
  @Max(MAX_STOCK)
  @Min(0)
  @IsInt()
  readonly stock?: number;
}
