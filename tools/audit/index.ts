export { checkStore } from './audit';
export { isPlaced } from './checks/placed';
export { type Finding, type FindingKind } from './finding';
export { followRedis } from './open-redis';
export { readProducts } from './store/read-products';
export { readStore } from './store/read-store';
export {
  type Line,
  type ProductUnits,
  type Store,
  type StoredList,
  type StoredOrder,
  type StoredReservation,
} from './store/store';
export type { Redis } from '@emporium/redis';
