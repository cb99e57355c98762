import { Injectable } from '@nestjs/common';
import { Metrics } from '@emporium/service';
import { Counter } from 'prom-client';

/** The outcome of a request for a cacheable response, and the tier the response came from. */
const SOURCES = [
  'hit memory',
  'hit redis',
  'miss service',
  'stale memory',
  'stale redis',
  'bypass service',
] as const;
export type Source = (typeof SOURCES)[number];

/** Counts plain numbers, which become samples when somebody looks: a hit is too short to label one. */
@Injectable()
export class CacheMetrics {
  private readonly counts = new Map<Source, number>(SOURCES.map((source) => [source, 0]));

  constructor({ registry }: Metrics) {
    const { counts } = this;
    new Counter({
      name: 'gateway_cache_requests_total',
      help: 'Requests for cacheable answers, by outcome and by the tier the answer came from',
      labelNames: ['outcome', 'tier'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [source, count] of counts) {
          const [outcome = '', tier = ''] = source.split(' ');
          this.inc({ outcome, tier }, count);
        }
      },
    });
  }

  count(source: Source): void {
    this.counts.set(source, (this.counts.get(source) ?? 0) + 1);
  }
}
