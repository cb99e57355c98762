import { ApiProperty } from '@nestjs/swagger';
import { fromCents, type ReservedLine } from '@emporium/contracts';
import { ApiMoney, PageMetaDto } from '@emporium/http';
import {
  ORDER_STATUSES,
  type OrderStatus,
  type PlacedOrder,
  subtotalCents,
  totalCents,
} from '@emporium/order-data';

const EXAMPLE_ID = '01890a5d-ac96-774b-bcce-b302099a8050';

export class OrderItemDto {
  @ApiProperty({ format: 'uuid', example: EXAMPLE_ID })
  readonly productId: string;

  @ApiProperty({ example: 'Walnut desk lamp', description: 'as it was called when it was ordered' })
  readonly productName: string;

  @ApiMoney({ example: 49.9, description: 'of one unit, when it was ordered' })
  readonly price: number;

  @ApiProperty({ type: 'integer', minimum: 1, example: 2 })
  readonly quantity: number;

  @ApiMoney({ example: 99.8 })
  readonly subtotal: number;
}

export class OrderDto {
  @ApiProperty({ format: 'uuid', example: EXAMPLE_ID })
  readonly id: string;

  @ApiProperty({ format: 'uuid', example: EXAMPLE_ID })
  readonly userId: string;

  @ApiProperty({ type: [OrderItemDto] })
  readonly items: OrderItemDto[];

  @ApiMoney({ example: 99.8 })
  readonly totalAmount: number;

  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus', example: 'pending' })
  readonly status: OrderStatus;

  @ApiProperty({ format: 'date-time', example: '2026-01-15T09:30:00.000Z' })
  readonly createdAt: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-15T09:30:00.000Z' })
  readonly updatedAt: string;
}

/** What a `Page<OrderDto>` looks like. */
export class OrderPageDto {
  @ApiProperty({ type: [OrderDto] })
  readonly data: OrderDto[];

  @ApiProperty()
  readonly meta: PageMetaDto;
}

export const toOrderDto = (order: PlacedOrder): OrderDto => ({
  id: order.id,
  userId: order.userId,
  items: order.items.map(toOrderItemDto),
  totalAmount: fromCents(totalCents(order.items)),
  status: order.state,
  createdAt: new Date(order.createdAt).toISOString(),
  updatedAt: new Date(order.updatedAt).toISOString(),
});

const toOrderItemDto = (line: ReservedLine): OrderItemDto => ({
  productId: line.productId,
  productName: line.productName,
  price: fromCents(line.priceCents),
  quantity: line.quantity,
  subtotal: fromCents(subtotalCents(line)),
});
