import { ApiProperty } from '@nestjs/swagger';
import { ORDER_STATUSES, type OrderStatus, type StatusChange } from '@emporium/order-data';
import { IsIn } from 'class-validator';

export class ChangeStatusDto {
  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus', example: 'processing' })
  @IsIn(ORDER_STATUSES)
  readonly status: OrderStatus;
}

export class StatusChangeDto {
  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus', example: 'pending' })
  readonly status: OrderStatus;

  @ApiProperty({ format: 'date-time', example: '2026-01-15T09:30:00.000Z' })
  readonly at: string;
}

export class TimelineDto {
  @ApiProperty({ type: [StatusChangeDto], description: 'oldest first' })
  readonly data: StatusChangeDto[];
}

export const toStatusChangeDto = ({ status, at }: StatusChange): StatusChangeDto => ({
  status,
  at: new Date(at).toISOString(),
});
