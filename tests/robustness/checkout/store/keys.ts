/**
 * The keys as the services document them (order-keys.ts, inventory-keys.ts), written down a second time: what
 * is checked here must not come from the code that is checked.
 */
export const INVENTORY = {
  stock: '{inventory}:stock',
  sold: '{inventory}:sold',
  received: '{inventory}:received',
} as const;

const UUID = '[0-9a-f-]{36}';
const TAG = String.raw`\{orders-\d\}`;

/** What a key holds, by its name; the groups are the ids in it. */
export const PATTERNS = {
  reservation: new RegExp(String.raw`^\{inventory\}:reservation:(${UUID})$`),
  order: new RegExp(`^order:${TAG}:(${UUID})$`),
  ofUser: new RegExp(`^user:${TAG}:(${UUID}):orders$`),
  ofUserAndStatus: new RegExp(`^user:${TAG}:(${UUID}):orders:([a-z]+)$`),
  idempotency: new RegExp(`^idempotency:${TAG}:(${UUID}):POST:/orders:(.+)$`),
  due: new RegExp(`^orders:${TAG}:due$`),
  events: new RegExp(`^orders:${TAG}:events$`),
  all: /^orders:all$/,
  ofStatus: /^\{orders:all\}:(pending|processing|shipped|delivered|cancelled)$/,
} as const;

export type Pattern = keyof typeof PATTERNS;
