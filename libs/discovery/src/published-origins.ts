import { isDeepStrictEqual } from 'node:util';
import { Logger } from '@nestjs/common';
import type { OnOrigins } from './discovery';

/** The origins of a service's instances, as one follower has them. */
export class PublishedOrigins {
  private readonly logger = new Logger('Discovery');
  private current: readonly string[];

  constructor(
    private readonly service: string,
    urls: readonly string[],
    private readonly onOrigins: OnOrigins,
  ) {
    this.current = sorted(urls);
    onOrigins(this.current);
  }

  /** Calls the follower when the origins have changed. An empty list is ignored, so the last known ones stay. */
  publish(origins: readonly string[]): void {
    const next = sorted(origins);
    if (next.length === 0 || isDeepStrictEqual(next, this.current)) return;
    this.current = next;
    this.logger.log(`${this.service} is at ${next.join(', ')}`);
    this.onOrigins(next);
  }
}

const sorted = (origins: readonly string[]) => [...new Set(origins)].sort();
