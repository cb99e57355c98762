import { ApiProperty } from '@nestjs/swagger';
import { ApiMoney } from '@emporium/http';

const EXAMPLE_ID = '01890a5d-ac96-774b-bcce-b302099a8057';

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
