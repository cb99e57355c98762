import { readProducts, type Redis } from '@emporium/audit';
import { imbalanceOf } from '../validate/stock-balance';

const EVERY_MS = 200;

/** Looks at the stock of all products again and again while a run goes on. */
export class StockSampler {
  samples = 0;
  /** What was wrong, each once. */
  readonly imbalances = new Set<string>();
  private timer?: NodeJS.Timeout;
  private isStopped = false;

  constructor(private readonly redis: Redis) {}

  start(): void {
    this.timer = setTimeout(() => void this.sample().finally(() => this.isStopped || this.start()), EVERY_MS);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async sample(): Promise<void> {
    const products = await readProducts(this.redis).catch(() => undefined); // Redis is down at the moment
    if (!products) return;
    this.samples++;
    for (const [id, units] of products) {
      const imbalance = imbalanceOf(id, units);
      if (imbalance) this.imbalances.add(imbalance);
    }
  }
}
