import { LRUCache } from 'lru-cache';
import type { Hit } from './hit-counter';

/** Hits that have been counted before they came: places from `next` to `last` in a window. */
interface Advance {
  next: number;
  readonly last: number;
  /** On the clock of `performance.now()`. */
  readonly endsAt: number;
}

const REMEMBERED = 10_000;
/** A window that ends in Redis any moment now counts as over. */
const MARGIN_MS = 20;

/** What this gateway has counted in advance for its busy clients. */
export class Advances {
  private readonly advances = new LRUCache<string, Advance>({ max: REMEMBERED });

  /** @param hits of the window before the advance */
  add(key: string, hits: number, advance: number, msLeft: number): void {
    const endsAt = performance.now() + msLeft - MARGIN_MS;
    this.advances.set(key, { next: hits + 1, last: hits + advance, endsAt });
  }

  /** The next hit that was counted in advance, if there is one. */
  take(key: string): Hit | undefined {
    const advance = this.advances.get(key);
    if (!advance) return undefined;
    const msLeft = advance.endsAt - performance.now();
    if (msLeft > 0 && advance.next <= advance.last) return { place: advance.next++, msLeft };
    this.advances.delete(key);
    return undefined;
  }
}
