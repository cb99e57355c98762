import { Injectable } from '@nestjs/common';
import { Metrics } from '@emporium/service';
import { Counter } from 'prom-client';
import { POLICY_NAMES, type PolicyName } from './limit-policy';

/** Counts the requests that a limit refused, for Prometheus. */
@Injectable()
export class LimitMetrics {
  private readonly byPolicy: ReadonlyMap<PolicyName, Counter.Internal>;

  constructor({ registry }: Metrics) {
    const counter = new Counter({
      name: 'gateway_rate_limit_refusals_total',
      help: 'Requests answered 429, by the limit that was used up',
      labelNames: ['policy'],
      registers: [registry],
    });
    this.byPolicy = new Map(POLICY_NAMES.map((name) => [name, counter.labels(name)]));
  }

  countRefusal(policy: PolicyName): void {
    this.byPolicy.get(policy)?.inc();
  }
}
