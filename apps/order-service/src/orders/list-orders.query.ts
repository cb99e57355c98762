import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsUuid, OptionalField, PageQuery } from '@emporium/http';
import { ORDER_STATUSES, type OrderStatus } from '@emporium/order-data';
import { IsIn } from 'class-validator';

export class ListOrdersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ORDER_STATUSES, enumName: 'OrderStatus' })
  @OptionalField()
  @IsIn(ORDER_STATUSES)
  readonly status?: OrderStatus;

  @ApiPropertyOptional({ format: 'uuid', description: 'for administrators: whose orders; all by default' })
  @OptionalField()
  @IsUuid()
  readonly userId?: string;
}
