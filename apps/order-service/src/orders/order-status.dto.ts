import { ApiProperty } from '@nestjs/swagger';
import { PageMetaDto } from '@emporium/http';
import { ORDER_STATUSES, type OrderStatus, type StatusChange } from '@emporium/order-data';
import { OrderDto } from './order.dto';

export class OrderPageDto {
  @ApiProperty({ type: [OrderDto] })
  readonly data: OrderDto[];

  @ApiProperty()
  readonly meta: PageMetaDto;
}

export class StatusChangeDto {
  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus', example: 'pending' })
  readonly status: OrderStatus;

  @ApiProperty({ format: 'date-time', example: '2026-01-15T09:30:00.000Z' })
  readonly at: string;

  static of({ status, at }: StatusChange): StatusChangeDto {
    return { status, at: new Date(at).toISOString() };
  }
}

export class TimelineDto {
  @ApiProperty({ type: [StatusChangeDto], description: 'oldest first' })
  readonly data: StatusChangeDto[];
}
