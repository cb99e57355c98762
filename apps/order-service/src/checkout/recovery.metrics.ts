import { Injectable } from '@nestjs/common';
import { Metrics } from '@emporium/service';
import { Counter } from 'prom-client';

/** What a reconciler did about an order that a request left unfinished; after `failed` it stays due. */
const OUTCOMES = ['placed', 'refused', 'undone', 'cancelled', 'settled', 'failed'] as const;
export type Recovery = (typeof OUTCOMES)[number];

/** Counts, for Prometheus, what this instance's reconciler did about orders. */
@Injectable()
export class RecoveryMetrics {
  private readonly counter: Counter<'outcome'>;

  constructor(metrics: Metrics) {
    this.counter = new Counter({
      name: 'order_recoveries_total',
      help: 'Orders that a reconciler brought on, by what came of it',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
    OUTCOMES.forEach((outcome) => this.counter.inc({ outcome }, 0));
  }

  count(outcome: Recovery): void {
    this.counter.inc({ outcome });
  }
}
