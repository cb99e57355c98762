/** Reads and writes of a service fail apart: order-service answers reads while it cannot decide orders. */
export const ROUTE_CLASSES = ['read', 'write'] as const;
export type RouteClass = (typeof ROUTE_CLASSES)[number];
