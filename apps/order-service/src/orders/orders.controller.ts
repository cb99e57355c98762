import { Body, Delete, Get, HttpCode, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentUser, type Identity, Roles } from '@emporium/auth';
import { toCents } from '@emporium/contracts';
import {
  ApiProblems,
  Creates,
  instanceOf,
  type Page,
  PAGE_TOO_DEEP,
  type Preconditions,
  RequestPreconditions,
  UuidParam,
} from '@emporium/http';
import {
  idempotencyKeyOf,
  OperationId,
  OwnIdempotency,
  replay,
  ResourceController,
} from '@emporium/idempotency';
import { GoesOnWhenFull } from '@emporium/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CheckoutService } from '../checkout/checkout.service';
import { ListOrdersQuery } from './list-orders.query';
import { ChangeStatusDto, TimelineDto } from './order-status.dto';
import { OrderDto, OrderPageDto } from './order.dto';
import { orderedLines } from './ordered-lines';
import { OrdersService } from './orders.service';
import {
  OrderedProductsNotFoundDetails,
  OutOfStockDetails,
  PlaceOrderDto,
  PriceChangedDetails,
} from './place-order.dto';

const NOT_FOUND = { 404: { ORDER_NOT_FOUND: 'absent or somebody else’s' } };

@ApiTags('orders')
@ResourceController('orders')
export class OrdersController {
  constructor(
    private readonly checkout: CheckoutService,
    private readonly orders: OrdersService,
  ) {}

  @Post()
  @Authenticated()
  @Creates('/orders')
  @OwnIdempotency()
  @GoesOnWhenFull()
  @ApiOperation({
    summary: 'Place an order',
    description:
      'Orders the items, or without any the cart: all lines or none, at the prices of the catalogue. A cart is ' +
      'ordered once, whoever sends it twice; what is in it stays there until the order is placed.',
  })
  @ApiCreatedResponse({ type: OrderDto })
  @ApiBody({ type: PlaceOrderDto, required: false })
  @ApiProblems({
    404: { PRODUCT_NOT_FOUND: ['an item is not in the catalogue', OrderedProductsNotFoundDetails] },
    409: {
      OUT_OF_STOCK: ['the stock does not cover every line', OutOfStockDetails],
      CART_EMPTY: 'no items were sent, and the cart holds none that is not being ordered already',
      PRICE_CHANGED: ['the order would not cost `expectedTotal`; nothing was reserved', PriceChangedDetails],
    },
    503: {
      ORDER_UNDECIDED:
        'repeat with the same Idempotency-Key to learn the outcome; an order without a key is undone',
    },
  })
  async placeOrder(
    @CurrentUser() { userId }: Identity,
    @Body() { items, expectedTotal }: PlaceOrderDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const placed = await this.checkout.placeOrder({
      userId,
      lines: items && orderedLines(items),
      expectedTotalCents: expectedTotal === undefined ? undefined : toCents(expectedTotal),
      idempotencyKey: idempotencyKeyOf(request),
      body: request.body,
      instance: instanceOf(request),
      requestId: request.id,
    });
    return 'order' in placed ? placed.order : replay(reply, placed.replay);
  }

  @Get()
  @Authenticated()
  @ApiOperation({ summary: 'List orders, newest first: your own, or for administrators all' })
  @ApiOkResponse({ type: OrderPageDto })
  @ApiProblems({ 400: PAGE_TOO_DEEP, 403: { FORBIDDEN: 'userId is for administrators' } })
  listOrders(@CurrentUser() user: Identity, @Query() query: ListOrdersQuery): Promise<Page<OrderDto>> {
    return this.orders.list(user, query);
  }

  @Get(':id')
  @Authenticated()
  @ApiOperation({ summary: 'Read an order' })
  @ApiOkResponse({ type: OrderDto })
  @ApiProblems(NOT_FOUND)
  getOrder(@CurrentUser() user: Identity, @UuidParam('id') id: string): Promise<OrderDto> {
    return this.orders.read(user, id);
  }

  @Get(':id/timeline')
  @Authenticated()
  @ApiOperation({ summary: 'Read every change of an order’s status' })
  @ApiOkResponse({ type: TimelineDto })
  @ApiProblems(NOT_FOUND)
  getOrderTimeline(@CurrentUser() user: Identity, @UuidParam('id') id: string): Promise<TimelineDto> {
    return this.orders.timeline(user, id);
  }

  @Patch(':id/status')
  @Roles('admin')
  @GoesOnWhenFull()
  @ApiOperation({ summary: 'Move an order to its next status' })
  @ApiOkResponse({ type: OrderDto })
  @ApiProblems({ ...NOT_FOUND, 409: { ILLEGAL_TRANSITION: 'the order cannot go there from where it is' } })
  changeOrderStatus(
    @UuidParam('id') id: string,
    @Body() { status }: ChangeStatusDto,
    @RequestPreconditions() conditions: Preconditions,
    @OperationId() operationId?: string,
  ): Promise<OrderDto> {
    return this.orders.changeStatus(id, status, { conditions, operationId });
  }

  @Delete(':id')
  @HttpCode(200)
  @Authenticated()
  @ApiOperation({ summary: 'Cancel an order; its stock is given back' })
  @ApiOkResponse({ type: OrderDto })
  @ApiProblems({
    ...NOT_FOUND,
    409: { ILLEGAL_TRANSITION: 'only a pending or processing order can be cancelled' },
    503: { CANCEL_UNDECIDED: 'the order is being cancelled and will be' },
  })
  cancelOrder(
    @CurrentUser() user: Identity,
    @UuidParam('id') id: string,
    @RequestPreconditions() conditions: Preconditions,
  ): Promise<OrderDto> {
    return this.orders.cancel(user, id, conditions);
  }
}
