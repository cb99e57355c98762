import type { PlacedOrder, UnplacedOrder } from '@emporium/order-data';

/** An order of one unit that nobody has decided. */
export const undecidedOrder = (changes: Partial<UnplacedOrder> = {}): UnplacedOrder => ({
  id: '0198f0a2-7c1b-7a44-9d38-2f1e5b6c7d80',
  userId: 'kim',
  state: 'undecided',
  lines: [{ productId: 'tray', quantity: 1 }],
  fromCart: false,
  instance: '/orders',
  requestId: 'request',
  createdAt: 1_000,
  deadlineAt: 31_000,
  ...changes,
});

/** The same, placed. */
export const placedOrder = (changes: Partial<PlacedOrder> = {}): PlacedOrder => ({
  ...undecidedOrder(),
  state: 'pending',
  items: [{ productId: 'tray', quantity: 1, productName: 'Tray', priceCents: 500 }],
  updatedAt: 2_000,
  version: 1,
  isCancelling: false,
  isSettled: true,
  ...changes,
});
