import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The process's Prometheus registry, with Node's own metrics and those of every request. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  /** Requests that have begun and not ended. */
  inFlight = 0;

  private readonly requestDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer, by route template and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  /** Series by method, route and status, so that prom-client need not look labels up for every request. */
  private readonly durations = new Map<string, ReturnType<typeof this.requestDuration.labels>>();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    const inFlight: Gauge = new Gauge({
      name: 'http_requests_in_flight',
      help: 'Requests that have begun and are not over',
      registers: [this.registry],
      collect: () => inFlight.set(this.inFlight),
    });
  }

  /** @param route the template of the path, e.g. `/products/:id`, so that there are few time series */
  observeRequest(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${route} ${status}`;
    let durations = this.durations.get(key);
    if (!durations) {
      durations = this.requestDuration.labels({ method, route, status });
      this.durations.set(key, durations);
    }
    durations.observe(seconds);
  }
}
