/** Where orders are, as order-service documents it. */
export const PARTITIONS = ['{orders-0}', '{orders-1}', '{orders-2}', '{orders-3}'];
