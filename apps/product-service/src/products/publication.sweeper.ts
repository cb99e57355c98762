import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Publisher } from '@emporium/product-data';
import { isRedisUnavailable } from '@emporium/redis';

const EVERY_MS = 2_000;

/**
 * Publishes changes whose process died between commit and publication. It runs in every instance, which does no harm.
 */
@Injectable()
export class PublicationSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PublicationSweeper.name);
  private timer?: NodeJS.Timeout;

  constructor(private readonly publisher: Publisher) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    await this.publisher.publishLeftovers().catch((error: unknown) => {
      // The connection itself reports that Redis is away.
      if (!isRedisUnavailable(error)) this.logger.error(error);
    });
  }
}
