import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceClient } from '@emporium/service';
import type { ProductInstances } from '../../../../../apps/order-service/src/catalogue/product-instances';
import { ProductsClient } from '../../../../../apps/order-service/src/catalogue/products.client';
import { ReservationsClient } from '../../../../../apps/order-service/src/catalogue/reservations.client';
import { override } from '../../failpoints/override';
import { startOrderService } from '../../failpoints/start-order-service';

const LATER_MS = 100;

// Says that stock is reserved, so that the order becomes pending, and reserves it afterwards.
override(
  ReservationsClient,
  'reserve',
  (reserve) =>
    async function (order, ...others) {
      const { id, lines } = order;
      const catalogue = new ProductsClient(
        Reflect.get(this, 'services') as ServiceClient,
        Reflect.get(this, 'instances') as ProductInstances,
      );
      const products = await catalogue.find(lines.map(({ productId }) => productId));
      void sleep(LATER_MS).then(() => reserve.call(this, order, ...others));
      const reserved = lines.map((line) => {
        const { name = '', priceCents = 0 } = products.get(line.productId) ?? {};
        return { ...line, productName: name, priceCents };
      });
      return { id, state: 'CONFIRMED', lines: reserved };
    },
);
void startOrderService();
