import { LRUCache } from 'lru-cache';
import type { Hit } from './hit-counter';

/** Hits that have been counted before they came: places from `next` to `last` in a window. */
interface Prepayment {
  next: number;
  readonly last: number;
  /** The place at which half of it is used up. */
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

/** What this gateway has counted in advance for its busy clients. */
export class PrepaidHits {
  /** By key, those that are used first at the front. */
  private readonly queues = new LRUCache<string, Prepayment[]>({ max: REMEMBERED });

  /** @param hits of the window before the advance */
  add(key: string, hits: number, size: number, msLeft: number): void {
    const advance = {
      next: hits + 1,
      last: hits + size,
      middle: hits + Math.ceil(size / 2),
      endsAt: performance.now() + msLeft - MARGIN_MS,
    };
    const queue = this.queues.get(key);
    if (queue) queue.push(advance);
    else this.queues.set(key, [advance]);
  }

  /** The next hit that was counted in advance, if there is one. */
  take(key: string): PaidHit | undefined {
    const queue = this.queues.get(key);
    for (let advance = queue?.[0]; queue && advance; advance = queue[0]) {
      const msLeft = advance.endsAt - performance.now();
      if (msLeft > 0 && advance.next <= advance.last) {
        const place = advance.next++;
        return { place, msLeft, isHalfway: place === advance.middle };
      }
      queue.shift();
    }
    if (queue) this.queues.delete(key);
    return undefined;
  }
}
