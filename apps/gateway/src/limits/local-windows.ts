import { LRUCache } from 'lru-cache';

/** What this gateway knows of a client's present window. */
export interface LocalWindow {
  hits: number;
  /** On the clock of `performance.now()`. */
  readonly endsAt: number;
}

/** Clients remembered; the least recently seen go first. */
const REMEMBERED = 20_000;

/** The windows that a gateway knows of without asking Redis; counting costs the same however many hits there are. */
export class LocalWindows {
  private readonly windows = new LRUCache<string, LocalWindow>({ max: REMEMBERED });

  /** The window of the key, unless it has ended. */
  find(key: string): LocalWindow | undefined {
    const window = this.windows.get(key);
    return window && performance.now() < window.endsAt ? window : undefined;
  }

  remember(key: string, hits: number, msLeft: number): void {
    this.windows.set(key, { hits, endsAt: performance.now() + msLeft });
  }

  /** Counts a hit here alone. */
  hit(key: string, windowMs: number): LocalWindow {
    const window = this.find(key);
    if (window) {
      window.hits++;
      return window;
    }
    const opened = { hits: 1, endsAt: performance.now() + windowMs };
    this.windows.set(key, opened);
    return opened;
  }

  clear(): void {
    this.windows.clear();
  }
}
