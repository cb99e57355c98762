import { LRUCache } from 'lru-cache';

/** Which request of its window a hit is, from 1, and how long the window lasts. */
export interface Hit {
  readonly place: number;
  readonly msLeft: number;
}

/** Hits that were counted before they came: places from `next` to `last` in a window. */
interface Prepayment {
  next: number;
  readonly last: number;
  /** The place at which half of them are used up. */
  readonly middle: number;
  /** On the clock of `performance.now()`. */
  readonly endsAt: number;
}

/** A hit that was counted in advance, and whether it is time to count more. */
export interface PaidHit extends Hit {
  readonly isHalfway: boolean;
}

const REMEMBERED = 10_000;
/** A window that ends in Redis any moment now counts as over. */
const MARGIN_MS = 20;

/** Hits that this gateway has counted in Redis in advance, for clients that are busy. */
export class PrepaidHits {
  /** By key, those that are used first at the front. */
  private readonly queues = new LRUCache<string, Prepayment[]>({ max: REMEMBERED });

  /** @param hits of the window before these */
  add(key: string, hits: number, size: number, msLeft: number): void {
    const prepayment = {
      next: hits + 1,
      last: hits + size,
      middle: hits + Math.ceil(size / 2),
      endsAt: performance.now() + msLeft - MARGIN_MS,
    };
    const queue = this.queues.get(key);
    if (queue) queue.push(prepayment);
    else this.queues.set(key, [prepayment]);
  }

  /** The next hit that was counted in advance, if there is one. */
  take(key: string): PaidHit | undefined {
    const queue = this.queues.get(key);
    for (let prepayment = queue?.[0]; queue && prepayment; prepayment = queue[0]) {
      const msLeft = prepayment.endsAt - performance.now();
      if (msLeft > 0 && prepayment.next <= prepayment.last) {
        const place = prepayment.next++;
        return { place, msLeft, isHalfway: place === prepayment.middle };
      }
      queue.shift();
    }
    if (queue) this.queues.delete(key);
    return undefined;
  }
}
