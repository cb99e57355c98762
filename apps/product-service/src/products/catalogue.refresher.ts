import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CatalogueReplica, RetiredIndexes } from '@emporium/product-data';
import { isRedisUnavailable } from '@emporium/redis';
import { Readiness } from '@emporium/service';

const RETRY_MS = 250;
const EVERY_MS = 1_000;

/**
 * Loads the replica of the catalogue before the first list is requested, and brings it up to date while no lists are: a
 * replica that falls too far behind must be loaded again. Lists do not rely on this, as each brings it up to date
 * itself.
 */
@Injectable()
export class CatalogueRefresher implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(CatalogueRefresher.name);
  private readonly stopping = new AbortController();
  private isTidy = false;

  constructor(
    private readonly catalogue: CatalogueReplica,
    private readonly retired: RetiredIndexes,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    void this.run();
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private async run(): Promise<void> {
    const ready = this.readiness.hold('The catalogue is being read.');
    while (!(await this.attempt(() => this.catalogue.current()))) await this.pause(RETRY_MS);
    ready();
    while (!this.stopping.signal.aborted) {
      await this.pause(EVERY_MS);
      await this.attempt(() => this.catalogue.current());
      if (!this.isTidy) await this.attempt(async () => (this.isTidy = !(await this.retired.takeOutSome())));
    }
  }

  /** @returns whether the work succeeded, or is no longer needed */
  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    if (this.stopping.signal.aborted) return true;
    try {
      await work();
      return true;
    } catch (error) {
      // The connection itself reports that Redis is away.
      if (!isRedisUnavailable(error) && !this.stopping.signal.aborted) this.logger.error(error);
      return false;
    }
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
  }
}
