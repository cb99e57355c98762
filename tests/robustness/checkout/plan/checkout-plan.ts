import { Random } from '@emporium/harness';

/** How many kinds of goods are on sale; the last one is sold out from the start. */
export const PRODUCT_COUNT = 12;
/** Stands for a product that does not exist. */
export const NO_SUCH_PRODUCT = -1;

/** What is done with an order once it is placed. */
const SEQUELS = {
  none: 46,
  cancel: 16,
  'cancel-at-once-by-many': 8,
  'cancel-by-admin': 5,
  process: 8,
  deliver: 5,
  'process-then-cancel': 6,
  'process-while-cancelling': 6,
} as const;
export type Sequel = keyof typeof SEQUELS;

/** One checkout that a customer means to make. */
export interface PlannedCheckout {
  /** Of the products by their number; a product may occur in several lines. */
  readonly lines: readonly { readonly product: number; readonly quantity: number }[];
  readonly via: 'items' | 'cart';
  readonly hasKey: boolean;
  /** How many times the request is sent at once; with a key only. */
  readonly copies: number;
  readonly sequel: Sequel;
  /** Units that an administrator puts into stock meanwhile. */
  readonly topUp?: { readonly product: number; readonly units: number };
  readonly logsInFirst: boolean;
  /** Somebody else tries to read the order. */
  readonly isPeekedAt: boolean;
}

/** The checkouts of one customer, without end; the same for the same seed. */
export function* planCheckouts(seed: number, customer: number): Generator<PlannedCheckout, never> {
  const random = new Random(seed * 1_009 + customer);
  for (;;) yield nextCheckout(random);
}

function nextCheckout(random: Random): PlannedCheckout {
  const via = random.chance(0.15) ? 'cart' : 'items';
  const hasKey = random.chance(0.75);
  return {
    lines: Array.from({ length: random.integer(1, 3) }, () => line(random, via === 'items')),
    via,
    hasKey,
    copies: hasKey && random.chance(0.2) ? random.integer(2, 4) : 1,
    sequel: random.weighted(SEQUELS),
    topUp: random.chance(0.06)
      ? { product: random.integer(0, PRODUCT_COUNT - 2), units: random.integer(5, 40) }
      : undefined,
    logsInFirst: random.chance(0.04),
    isPeekedAt: random.chance(0.05),
  };
}

function line(random: Random, mayBeUnknown: boolean) {
  const quantity = random.integer(1, 3);
  const kind = random.weighted({ onSale: 94, soldOut: 4, unknown: mayBeUnknown ? 2 : 0 });
  if (kind === 'soldOut') return { product: PRODUCT_COUNT - 1, quantity };
  if (kind === 'unknown') return { product: NO_SUCH_PRODUCT, quantity };
  return { product: random.integer(0, PRODUCT_COUNT - 2), quantity };
}
