/** The highest price of one unit. `MAX_LINES` lines of `MAX_QUANTITY` units still have an exact total in cents. */
export const MAX_PRICE = 999_999.99;

/** An amount as clients write it (`99.99`) in cents; exact for any amount of at most two decimals. */
export const toCents = (amount: number): number => Math.round(amount * 100);

/** Cents as clients read them, e.g. 9999 as `99.99`. */
export const fromCents = (cents: number): number => cents / 100;
