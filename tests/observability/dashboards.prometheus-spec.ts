import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@emporium/testing';
import { findProgram } from './prometheus/find-program';
import { RunningPrometheus } from './prometheus/running-prometheus';
import { scrapeConfig } from './prometheus/scrape-config';
import { dashboardQueries, rules } from './promql/queries';
import { ObservedSuite } from './suite/observed-suite';
import { SampleTraffic } from './suite/sample-traffic';

const program = findProgram('prometheus');
if (!program) console.warn('Prometheus is not installed: dashboards were not asked for data.');

/** Scrapes are a second apart, and a series must have been there before it can rise. */
const SCRAPES_MS = 2_500;

(program ? describe : describe.skip)('Prometheus on the suite', () => {
  let suite: ObservedSuite;
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    suite = await ObservedSuite.start();
    prometheus = await RunningPrometheus.start(String(program), scrapeConfig(suite.urls));
    const traffic = await SampleTraffic.at(suite.gatewayUrl);
    // It learns of its targets some seconds after its start.
    await eventually(async () => expect(await prometheus.query('up == 1')).toHaveLength(4), {
      timeoutMs: 20_000,
    });
    for (let round = 1; round <= 2; round++) {
      await traffic.sendAll();
      await sleep(SCRAPES_MS);
    }
  });
  afterAll(async () => {
    await prometheus.stop();
    await suite.stop();
  });

  it('reaches all processes', async () => {
    const up = await prometheus.query('up');

    expect(up.map(({ metric, value }) => `${metric['job']} ${value[1]}`).sort()).toEqual([
      'gateway 1',
      'order-service 1',
      'product-service 1',
      'user-service 1',
    ]);
  });

  it.each(dashboardQueries())('has data for $where, $expression', async ({ expression, shown }) => {
    const result = await eventually(async () => {
      const found = (await prometheus.query(expression)).filter(({ value }) => value[1] !== 'NaN');
      expect(found).not.toEqual([]);
      return found;
    });

    expect(shown.filter((label) => result.every(({ metric }) => metric[label] === undefined))).toEqual([]);
  });

  it.each(rules().filter(({ alert }) => alert !== undefined))(
    'has nothing to alert of: $alert',
    async ({ expr, alert }) => {
      const firing = await prometheus.query(expr);

      // Its threshold is about five minutes, and this suite has run for less.
      if (alert !== 'GatewayErrors') expect(firing).toEqual([]);
    },
  );
});
