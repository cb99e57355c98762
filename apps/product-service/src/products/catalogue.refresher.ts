import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CatalogueReplica, RetiredIndexes } from '@emporium/product-data';
import { isRedisUnavailable } from '@emporium/redis';
import { Readiness } from '@emporium/service';

const RETRY_MS = 250;
const EVERY_MS = 1_000;

/**
 * Reads the catalogue before the first list is asked for, and follows its changes while none is: whoever falls too far
 * behind has to read all of it again. Lists do not rely on it, each looks for changes itself.
 */
@Injectable()
export class CatalogueKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(CatalogueKeeper.name);
  private readonly stopping = new AbortController();
  private isTidy = false;

  constructor(
    private readonly catalogue: CatalogueReplica,
    private readonly retired: RetiredIndexes,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    void this.keep();
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private async keep(): Promise<void> {
    const ready = this.readiness.hold('The catalogue is being read.');
    while (!(await this.tries(() => this.catalogue.current()))) await this.pause(RETRY_MS);
    ready();
    while (!this.stopping.signal.aborted) {
      await this.pause(EVERY_MS);
      await this.tries(() => this.catalogue.current());
      if (!this.isTidy) await this.tries(async () => (this.isTidy = !(await this.retired.takeOutSome())));
    }
  }

  /** @returns whether it went well, or is not wanted any more */
  private async tries(work: () => Promise<unknown>): Promise<boolean> {
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
