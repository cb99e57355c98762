import { Logger } from '@nestjs/common';
import { Metrics } from '@emporium/service';
import { Balancer } from './balancer';
import { BalancingMetrics } from './balancing.metrics';

const ONE = 'http://127.0.0.1:1';
const LABELS = `service="user-service",upstream="${ONE}"`;

describe('BalancingMetrics', () => {
  let balancer: Balancer;
  let metrics: Metrics;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    balancer = new Balancer('user-service', [ONE]);
    metrics = new Metrics();
    new BalancingMetrics(metrics).observe([balancer]);
  });
  afterEach(async () => {
    await balancer.close();
    metrics.registry.clear();
  });

  it('tells requests, health and breakers of each instance', async () => {
    for (let i = 0; i < 10; i++) balancer.begin('write').answered(503);
    balancer.begin('read').failed(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    balancer.begin('read').ended();
    const text = await metrics.registry.metrics();

    for (const line of [
      `gateway_upstream_requests_total{${LABELS},outcome="unavailable"} 10`,
      `gateway_upstream_requests_total{${LABELS},outcome="unreachable"} 1`,
      `gateway_upstream_requests_total{${LABELS},outcome="abandoned"} 1`,
      `gateway_upstream_outstanding{${LABELS}} 11`,
      `gateway_upstream_up{${LABELS}} 0`,
      `gateway_breaker_state{${LABELS},class="read"} 0`,
      `gateway_breaker_state{${LABELS},class="write"} 2`,
    ])
      expect(text).toContain(`${line}\n`);
  });

  it('tells how long answers took', async () => {
    balancer.begin('read').answered(200);
    balancer.begin('read').failed(new Error('late'));

    expect(await metrics.registry.metrics()).toContain(
      'gateway_upstream_duration_seconds_count{service="user-service"} 1\n',
    );
  });

  it('counts on from one scrape to the next', async () => {
    balancer.begin('read').answered(200);
    await metrics.registry.metrics();
    balancer.begin('read').answered(200);

    expect(await metrics.registry.metrics()).toContain(
      `gateway_upstream_requests_total{${LABELS},outcome="answered"} 2\n`,
    );
  });

  it('forgets an instance that left', async () => {
    balancer.setOrigins([]);

    expect(await metrics.registry.metrics()).not.toContain(ONE);
  });
});
