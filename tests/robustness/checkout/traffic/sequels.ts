import type { Sequel } from '../plan/checkout-plan';
import { moveOrder } from './administrator';
import { cancelOrder } from './cancel-order';
import type { Person } from './person';
import type { TrafficContext } from './context';

type Act = (context: TrafficContext, orderId: string, owner: Person) => Promise<unknown>;

/** What is done with a placed order, by name. */
export const SEQUELS: Readonly<Record<Sequel, Act>> = {
  none: () => Promise.resolve(),
  cancel: (context, orderId, owner) => cancelOrder(context, orderId, [owner]),
  'cancel-at-once-by-many': (context, orderId, owner) =>
    cancelOrder(context, orderId, [owner, owner, context.admin, owner]),
  'cancel-by-admin': (context, orderId) => cancelOrder(context, orderId, [context.admin]),
  process: (context, orderId) => moveOrder(context, orderId, 'processing'),
  deliver: async (context, orderId) => {
    for (const status of ['processing', 'shipped', 'delivered']) await moveOrder(context, orderId, status);
  },
  'process-then-cancel': async (context, orderId, owner) => {
    await moveOrder(context, orderId, 'processing');
    await cancelOrder(context, orderId, [owner]);
  },
  'process-while-cancelling': (context, orderId, owner) =>
    Promise.all([moveOrder(context, orderId, 'processing'), cancelOrder(context, orderId, [owner])]),
};
