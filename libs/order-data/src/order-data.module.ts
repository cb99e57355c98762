import { Module } from '@nestjs/common';
import { CartClaimsRepository } from './cart-claims.repository';
import { CartsRepository } from './carts.repository';
import { DueOrdersRepository } from './due-orders.repository';
import { OrderListsRepository } from './order-lists.repository';
import { OrdersRepository } from './orders.repository';
import { PlacingRepository } from './placing.repository';

const repositories = [
  CartClaimsRepository,
  CartsRepository,
  DueOrdersRepository,
  OrderListsRepository,
  OrdersRepository,
  PlacingRepository,
];

/** What order-service stores in Redis: carts, orders, and their due work. Needs the data Redis. */
@Module({ providers: repositories, exports: repositories })
export class OrderDataModule {}
