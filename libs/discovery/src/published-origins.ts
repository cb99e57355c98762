import { isDeepStrictEqual } from 'node:util';
import { Logger } from '@nestjs/common';
import type { OnOrigins } from './discovery';

/** What one follower has been told. */
export class ToldOrigins {
  private readonly logger = new Logger('Discovery');
  private told: readonly string[];

  constructor(
    private readonly service: string,
    urls: readonly string[],
    private readonly onOrigins: OnOrigins,
  ) {
    this.told = sorted(urls);
    onOrigins(this.told);
  }

  /** Tells what is new; never that there is nothing. */
  tell(origins: readonly string[]): void {
    const now = sorted(origins);
    if (now.length === 0 || isDeepStrictEqual(now, this.told)) return;
    this.told = now;
    this.logger.log(`${this.service} is at ${now.join(', ')}`);
    this.onOrigins(now);
  }
}

const sorted = (origins: readonly string[]) => [...new Set(origins)].sort();
