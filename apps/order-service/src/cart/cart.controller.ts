import { Body, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentUser, type Identity } from '@emporium/auth';
import { MAX_LINES } from '@emporium/contracts';
import { ApiProblems, type Preconditions, RequestPreconditions, UuidParam } from '@emporium/http';
import { ResourceController } from '@emporium/idempotency';
import { CartDto, SetQuantityDto } from './cart.dto';
import { CartService } from './cart.service';

@ApiTags('cart')
@ResourceController('cart')
export class CartController {
  constructor(private readonly cart: CartService) {}

  @Get()
  @Authenticated()
  @ApiOperation({ summary: 'Read your cart at today’s prices' })
  @ApiOkResponse({ type: CartDto })
  getCart(@CurrentUser() { userId }: Identity): Promise<CartDto> {
    return this.cart.read(userId);
  }

  @Put('items/:productId')
  @Authenticated()
  @ApiOperation({ summary: 'Put a product into your cart, or change its quantity' })
  @ApiOkResponse({ type: CartDto })
  @ApiProblems({
    404: { PRODUCT_NOT_FOUND: 'there is no such product' },
    409: { CART_FULL: `a cart holds at most ${MAX_LINES} different products` },
  })
  setCartItem(
    @CurrentUser() { userId }: Identity,
    @UuidParam('productId') productId: string,
    @Body() { quantity }: SetQuantityDto,
    @RequestPreconditions() conditions: Preconditions,
  ): Promise<CartDto> {
    return this.cart.setQuantity(userId, productId, quantity, conditions);
  }

  @Delete('items/:productId')
  @HttpCode(200)
  @Authenticated()
  @ApiOperation({ summary: 'Take a product out of your cart' })
  @ApiOkResponse({ type: CartDto })
  @ApiProblems({ 404: { CART_ITEM_NOT_FOUND: 'the product is not in the cart' } })
  removeCartItem(
    @CurrentUser() { userId }: Identity,
    @UuidParam('productId') productId: string,
    @RequestPreconditions() conditions: Preconditions,
  ): Promise<CartDto> {
    return this.cart.remove(userId, productId, conditions);
  }

  @Delete()
  @HttpCode(204)
  @Authenticated()
  @ApiOperation({ summary: 'Empty your cart' })
  @ApiNoContentResponse()
  clearCart(
    @CurrentUser() { userId }: Identity,
    @RequestPreconditions() conditions: Preconditions,
  ): Promise<void> {
    return this.cart.clear(userId, conditions);
  }
}
