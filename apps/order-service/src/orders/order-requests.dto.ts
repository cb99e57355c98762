import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_LINES, MAX_PRICE, MAX_QUANTITY } from '@emporium/contracts';
import { IsListOf, IsMoney, IsUuid, OptionalField, PageQuery } from '@emporium/http';
import { ORDER_STATUSES, type OrderStatus } from '@emporium/order-data';
import { IsIn, IsInt, Max, Min } from 'class-validator';

/** The most an order can cost. */
const MAX_TOTAL = MAX_LINES * MAX_QUANTITY * MAX_PRICE;

export class OrderLineDto {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
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

export class ChangeStatusDto {
  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus', example: 'processing' })
  @IsIn(ORDER_STATUSES)
  readonly status: OrderStatus;
}

export class OrdersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ORDER_STATUSES, enumName: 'OrderStatus' })
  @OptionalField()
  @IsIn(ORDER_STATUSES)
  readonly status?: OrderStatus;

  @ApiPropertyOptional({ format: 'uuid', description: 'for administrators: whose orders; all by default' })
  @OptionalField()
  @IsUuid()
  readonly userId?: string;
}
