import { Injectable } from '@nestjs/common';
import { Metrics } from '@emporium/service';
import { CircuitState } from 'cockatiel';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Balancer } from './balancer';
import type { Instance } from './instance';
import { OUTCOMES } from './outcome';
import { ROUTE_CLASSES } from './route-class';

const BREAKER_VALUES: Readonly<Partial<Record<CircuitState, number>>> = {
  [CircuitState.Closed]: 0,
  [CircuitState.HalfOpen]: 1,
  [CircuitState.Open]: 2,
};

interface Labels {
  readonly service: string;
  /** Not `instance`, which is Prometheus's word for the process that was scraped. */
  readonly upstream: string;
}

/** Reads the balancers when it is scraped, so that a request costs nothing and an instance that left leaves no series. */
@Injectable()
export class BalancingMetrics {
  private balancers: readonly Balancer[] = [];
  private readonly durations: Histogram<'service'>;

  constructor(metrics: Metrics) {
    const registers = [metrics.registry];
    const labels = ['service', 'upstream'] as const;
    const each = (tell: (instance: Instance, labels: Labels) => void) => this.eachInstance(tell);

    this.durations = new Histogram({
      name: 'gateway_upstream_duration_seconds',
      help: 'Time from the request to the head of its answer, as the gateway sees it',
      labelNames: ['service'],
      buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    });
    new Counter({
      name: 'gateway_upstream_requests_total',
      help: 'Requests to an instance by what came of them',
      labelNames: [...labels, 'outcome'],
      registers,
      collect() {
        this.reset();
        each(({ outcomes }, names) => {
          for (const outcome of OUTCOMES) this.inc({ ...names, outcome }, outcomes[outcome]);
        });
      },
    });
    new Gauge({
      name: 'gateway_upstream_outstanding',
      help: 'Requests an instance has and has not finished',
      labelNames: labels,
      registers,
      collect() {
        this.reset();
        each(({ outstanding }, names) => this.set({ ...names }, outstanding));
      },
    });
    new Gauge({
      name: 'gateway_upstream_up',
      help: '1 while the last that was heard of an instance is good, else 0',
      labelNames: labels,
      registers,
      collect() {
        this.reset();
        each(({ health }, names) => this.set({ ...names }, Number(health.isUp)));
      },
    });
    new Gauge({
      name: 'gateway_breaker_state',
      help: 'Circuit breaker of an instance: 0 closed, 1 half open, 2 open',
      labelNames: [...labels, 'class'],
      registers,
      collect() {
        this.reset();
        each(({ breakers }, names) => {
          for (const name of ROUTE_CLASSES)
            this.set({ ...names, class: name }, BREAKER_VALUES[breakers[name].state] ?? 2);
        });
      },
    });
  }

  observe(balancers: readonly Balancer[]): void {
    this.balancers = balancers;
    for (const balancer of balancers) {
      const duration = this.durations.labels(balancer.service);
      balancer.onAnswer = (ms) => duration.observe(ms / 1000);
    }
  }

  private eachInstance(tell: (instance: Instance, labels: Labels) => void): void {
    for (const { service, instances } of this.balancers)
      for (const instance of instances) tell(instance, { service, upstream: instance.origin });
  }
}
