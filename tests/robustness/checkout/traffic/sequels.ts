import type { Sequel } from '../plan/checkout-plan';
import { moveOrder } from './administrator';
import { cancelOrder } from './cancel-order';
import type { Person } from './person';
import type { Shop } from './context';

type Act = (shop: Shop, orderId: string, owner: Person) => Promise<unknown>;

/** What is done with a placed order, by name. */
export const SEQUELS: Readonly<Record<Sequel, Act>> = {
  none: () => Promise.resolve(),
  cancel: (shop, orderId, owner) => cancelOrder(shop, orderId, [owner]),
  'cancel-at-once-by-many': (shop, orderId, owner) =>
    cancelOrder(shop, orderId, [owner, owner, shop.admin, owner]),
  'cancel-by-admin': (shop, orderId) => cancelOrder(shop, orderId, [shop.admin]),
  process: (shop, orderId) => moveOrder(shop, orderId, 'processing'),
  deliver: async (shop, orderId) => {
    for (const status of ['processing', 'shipped', 'delivered']) await moveOrder(shop, orderId, status);
  },
  'process-then-cancel': async (shop, orderId, owner) => {
    await moveOrder(shop, orderId, 'processing');
    await cancelOrder(shop, orderId, [owner]);
  },
  'process-while-cancelling': (shop, orderId, owner) =>
    Promise.all([moveOrder(shop, orderId, 'processing'), cancelOrder(shop, orderId, [owner])]),
};
