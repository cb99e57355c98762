import type { RecordedResponse, Attempt } from './attempt';

/** Units of one product. */
export interface Line {
  readonly productId: string;
  readonly quantity: number;
}

/** An order as the API shows it. */
export interface OrderBody {
  readonly id: string;
  readonly userId: string;
  readonly status: string;
  readonly items: readonly (Line & { readonly price: number })[];
  readonly totalAmount: number;
}

/** One order that a customer meant to place, with every request sent for it. */
export interface Checkout {
  readonly userId: string;
  readonly key?: string;
  /** What was asked for, as sent; of a cart, what was put into it. */
  readonly lines: readonly Line[];
  readonly via: 'items' | 'cart';
  readonly attempts: Attempt[];
  /** When its client first had no certain answer, and when it had one after all; ms since the epoch. */
  unknownSince?: number;
  decidedAt?: number;
}

/** What a customer knows for certain; `undone` is promised only to a request without a key. */
export type Outcome =
  | { readonly kind: 'placed'; readonly order: OrderBody }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'undone' };

const REFUSALS = new Set(['OUT_OF_STOCK', 'PRODUCT_NOT_FOUND', 'CART_EMPTY']);

/** The outcome that a response states for certain; undefined when it leaves it open. */
export function outcomeIn(
  { key }: Pick<Checkout, 'key'>,
  response: RecordedResponse | undefined,
): Outcome | undefined {
  if (!response) return undefined;
  if (response.status === 201) return { kind: 'placed', order: response.body as OrderBody };
  if (response.code !== undefined && REFUSALS.has(response.code))
    return { kind: 'refused', code: response.code };
  if (key === undefined && response.code === 'ORDER_UNDECIDED') return { kind: 'undone' };
  return undefined;
}

/** The first certain answer to a checkout. */
export function outcomeOf(checkout: Checkout): Outcome | undefined {
  for (const { response } of checkout.attempts) {
    const outcome = outcomeIn(checkout, response);
    if (outcome) return outcome;
  }
  return undefined;
}
