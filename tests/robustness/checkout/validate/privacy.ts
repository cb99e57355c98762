import type { Evidence } from './evidence';
import type { Finding } from './finding';

/** Nobody reads another's order. */
export function checkPrivacy({ history }: Evidence): Finding[] {
  return history.peeks
    .filter(({ attempt }) => attempt.response?.status === 200)
    .map(({ orderId, readerId }) => ({
      invariant: 'orders are private',
      harm: 'broken',
      detail: `${readerId} read order ${orderId} of somebody else`,
    }));
}
