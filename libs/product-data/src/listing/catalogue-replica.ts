import { Injectable, Logger } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { STOCK } from '../inventory/inventory-keys';
import { ProductsRepository } from '../products/products.repository';
import { CatalogueView } from './catalogue-view';
import { ChangeLog, type LogPosition } from './change-log';

const READ_AT_ONCE = 200;

/**
 * Keeps a {@link CatalogueView} up to date. It reads all products once, in many small steps. From then on it reads, for
 * each list, only what has changed according to the {@link ChangeLog}, which is mostly nothing.
 */
@Injectable()
export class CatalogueReplica {
  private readonly logger = new Logger(CatalogueReplica.name);
  private view?: CatalogueView;
  private position: LogPosition = { revision: 0 };
  private running: Promise<unknown> = Promise.resolve();
  private next?: Promise<CatalogueView>;

  constructor(
    private readonly redis: Redis,
    private readonly products: ProductsRepository,
    private readonly log: ChangeLog,
  ) {}

  /**
   * The catalogue with every change that was committed before the call. Calls that come while the log is being read
   * share the next reading.
   */
  current(): Promise<CatalogueView> {
    this.next ??= this.running.then(() => {
      this.next = undefined;
      const reading = this.catchUp();
      this.running = reading.catch(() => undefined);
      return reading;
    });
    return this.next;
  }

  private async catchUp(): Promise<CatalogueView> {
    if (this.view && (await this.follow(this.view))) return this.view;
    this.view = undefined;
    return (this.view = await this.load());
  }

  /** @returns false when the log no longer has all changes since the last reading */
  private async follow(view: CatalogueView): Promise<boolean> {
    for (;;) {
      const changes = await this.log.since(this.position);
      if (!changes) return false;
      await this.update(view, [...changes.ids]);
      this.position = changes.position;
      if (!changes.isMore) return true;
    }
  }

  private async load(): Promise<CatalogueView> {
    const start = performance.now();
    const view = new CatalogueView();
    const position = await this.log.end();
    let cursor = '0';
    do {
      const [next, fields] = await this.redis.hscan(STOCK, cursor, 'COUNT', READ_AT_ONCE);
      await this.update(
        view,
        fields.filter((_, index) => index % 2 === 0),
      );
      cursor = next;
    } while (cursor !== '0');
    this.position = position;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    this.logger.log(`read ${view.size} products in ${seconds} s`);
    return view;
  }

  private async update(view: CatalogueView, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const products = await this.products.findAll(ids);
    const found = new Set(products.map(({ id }) => id));
    ids.filter((id) => !found.has(id)).forEach((id) => view.remove(id));
    products.forEach((product) => view.put(product));
  }
}
