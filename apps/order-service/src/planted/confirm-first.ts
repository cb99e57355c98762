import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Reservation } from '@emporium/contracts';
import type { UnplacedOrder } from '@emporium/order-data';
import { CrashPoints, ServiceClient } from '@emporium/service';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ProductsClient } from '../catalogue/products.client';
import { ReservationsClient } from '../catalogue/reservations.client';
import { ProductInstances } from '../catalogue/product-instances';
import { startWith } from './plant';

const LATER_MS = 100;

/** Says that stock is reserved, so that the order becomes pending, and reserves it afterwards. */
@Injectable()
class ConfirmFirst extends ReservationsClient {
  constructor(
    services: ServiceClient,
    instances: ProductInstances,
    crash: CrashPoints,
    private readonly products: ProductsClient,
  ) {
    super(services, instances, crash);
  }

  override async reserve(order: UnplacedOrder): Promise<Reservation> {
    const { id, lines } = order;
    const products = await this.products.find(lines.map(({ productId }) => productId));
    void sleep(LATER_MS).then(() => super.reserve(order));
    const reserved = lines.map((line) => {
      const { name = '', priceCents = 0 } = products.get(line.productId) ?? {};
      return { ...line, productName: name, priceCents };
    });
    return { id, state: 'CONFIRMED', lines: reserved };
  }
}

startWith(CatalogueModule, ReservationsClient, ConfirmFirst);
