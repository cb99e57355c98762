import type { Answer, Attempt } from './attempt';

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
  /** When its client first knew that it did not know, and when it was told; ms since the epoch. */
  unknownSince?: number;
  decidedAt?: number;
}

/** What a customer was told for certain; `undone` is promised to whom it was sent without a key. */
export type Told =
  | { readonly kind: 'placed'; readonly order: OrderBody }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'undone' };

const REFUSALS = new Set(['OUT_OF_STOCK', 'PRODUCT_NOT_FOUND', 'CART_EMPTY']);

/** What an answer says for certain; undefined when it leaves the outcome open. */
export function toldBy({ key }: Pick<Checkout, 'key'>, answer: Answer | undefined): Told | undefined {
  if (!answer) return undefined;
  if (answer.status === 201) return { kind: 'placed', order: answer.body as OrderBody };
  if (answer.code !== undefined && REFUSALS.has(answer.code)) return { kind: 'refused', code: answer.code };
  if (key === undefined && answer.code === 'ORDER_UNDECIDED') return { kind: 'undone' };
  return undefined;
}

/** The first certain answer to a checkout. */
export function toldOf(checkout: Checkout): Told | undefined {
  for (const { answer } of checkout.attempts) {
    const told = toldBy(checkout, answer);
    if (told) return told;
  }
  return undefined;
}
