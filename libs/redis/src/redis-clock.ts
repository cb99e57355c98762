import { Injectable } from '@nestjs/common';
import { Redis } from './redis';

/** For so long the last reading, plus the time since then by the monotonic clock, stands in for asking Redis again. */
const FRESH_MS = 1_000;

/**
 * The time of Redis, in milliseconds since the epoch: the clock for all times that several processes compare, such as
 * when work is due. The clocks of hosts differ, by minutes where nobody synchronizes them.
 */
@Injectable()
export class RedisClock {
  private reading?: { readonly time: number; readonly takenAt: number };

  constructor(private readonly redis: Redis) {}

  async now(): Promise<number> {
    const { time, takenAt } = this.freshReading() ?? (await this.read());
    return Math.floor(time + performance.now() - takenAt);
  }

  private freshReading() {
    return this.reading && performance.now() - this.reading.takenAt < FRESH_MS ? this.reading : undefined;
  }

  private async read() {
    const [seconds, microseconds] = await this.redis.time();
    const time = Number(seconds) * 1000 + Number(microseconds) / 1000;
    return (this.reading = { time, takenAt: performance.now() });
  }
}
