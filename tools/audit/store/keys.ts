/**
 * The keys as the services document them (order-keys.ts, inventory-keys.ts), written down a second time: an audit
 * must not lean on the code whose work it checks.
 */
export const LEDGER = ['{inventory}:stock', '{inventory}:sold', '{inventory}:received'] as const;

const UUID = '([0-9a-f-]{36})';
const TAG = String.raw`\{orders-\d\}`;

/** What a key holds, by its name; the groups are the ids in it. */
export const PATTERNS = {
  reservations: new RegExp(String.raw`^\{inventory\}:reservation:${UUID}$`),
  orders: new RegExp(`^order:${TAG}:${UUID}$`),
  userLists: new RegExp(`^user:${TAG}:${UUID}:orders(?::([a-z]+))?$`),
  suiteLists: /^(?:orders:all|\{orders:all\}:(pending|processing|shipped|delivered|cancelled))$/,
  records: new RegExp(`^idempotency:${TAG}:${UUID}:POST:/orders:(.+)$`),
  due: new RegExp(`^orders:${TAG}:due$`),
} as const;

export type Pattern = keyof typeof PATTERNS;
