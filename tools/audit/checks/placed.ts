import type { StoredOrder } from '../store/store';

/** Whether an order has been placed, so that its owner can see it. */
export const isPlaced = ({ state }: StoredOrder): boolean => state !== 'undecided' && state !== 'undoing';
