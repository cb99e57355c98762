import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { APP_NAMES } from '@emporium/local-suite';
import { mappedFields, unmapped } from './logs/fields';
import { seriesIn, united } from './metrics/exposition';
import { dashboardQueries, type Query, ruleQueries, rules } from './promql/queries';
import { seriesUsedBy } from './promql/used-series';
import { ObservedSuite } from './suite/observed-suite';
import { SampleTraffic } from './suite/sample-traffic';

/** What Prometheus puts on every series. */
const ADDED = ['job', 'instance'];

describe('the suite', () => {
  let suite: ObservedSuite;
  let traffic: SampleTraffic;
  const series = new Map<string, Set<string>>([
    ['up', new Set()],
    // Of event-relay, which is no part of the suite; its own specs see that it exposes them.
    ['broker_events_relayed_total', new Set(['type'])],
    ['broker_events_lag', new Set(['stream'])],
    ['broker_events_pending', new Set(['stream'])],
  ]);

  beforeAll(async () => {
    suite = await ObservedSuite.start();
    traffic = await SampleTraffic.at(suite.gatewayUrl);
    await traffic.sendAll();
    const exposed = united(Object.values(await suite.metrics()).map(seriesIn));
    for (const [name, labels] of exposed) series.set(name, labels);
    for (const { record } of rules()) if (record) series.set(record, new Set());
  });
  afterAll(() => suite.stop());

  /** What a query reads and no process exposes. */
  const missing = ({ expression, shown }: Query): string[] => {
    const used = seriesUsedBy(expression);
    const inNone = shown.filter((label) => !used.some(({ name }) => has(name, label)));
    const absent = used.flatMap(({ name, labels }) =>
      series.has(name)
        ? [...labels].filter((label) => !has(name, label)).map((label) => `${name}{${label}}`)
        : [name],
    );
    return [...absent, ...inNone.map((label) => `{{${label}}}`)];
  };
  const has = (name: string, label: string) => series.get(name)?.has(label) === true || ADDED.includes(label);

  it('exposes every series and label that a dashboard shows', () => {
    const queries = dashboardQueries();

    expect(queries.length).toBeGreaterThan(30);
    expect(queries.flatMap((query) => missing(query).map((what) => `${query.where}: ${what}`))).toEqual([]);
  });

  it('exposes every series and label that a rule reads', () => {
    expect(ruleQueries().flatMap((query) => missing(query).map((what) => `${query.where}: ${what}`))).toEqual(
      [],
    );
  });

  it('has a row for each of its own metrics in the documentation, and no other', () => {
    const text = readFileSync(resolve(__dirname, '../../docs/observability.md'), 'utf8');
    const documented = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
    const own = [...series.keys()]
      .filter((name) => /^(http|gateway|order|orders|product|redis|broker|security)_/.test(name))
      .map((name) => name.replace(/_(bucket|sum|count)$/, ''));

    expect(documented.sort()).toEqual([...new Set(own)].sort());
  });

  it('logs no field that the index template does not know', async () => {
    const template = join(__dirname, '../../deploy/logging/index-template.json');
    const mapped = mappedFields(readFileSync(template, 'utf8'));
    const lines = (await Promise.all(APP_NAMES.map((app) => suite.lines(app)))).flat();

    expect(lines.length).toBeGreaterThan(30);
    expect([...new Set(lines.flatMap((line) => unmapped(line, mapped)))]).toEqual([]);
  });

  it('logs one line a request in every process it goes through, with one trace id', async () => {
    const productId = await traffic.sell(1);
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const requestId = 'order-to-be-followed';
    await traffic.order(productId, 1, {
      'x-request-id': requestId,
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    });
    // The gateway writes its lines a moment later.
    await new Promise((resolve) => setTimeout(resolve, 600));

    for (const app of ['gateway', 'order-service', 'product-service'] as const) {
      const [line] = (await suite.lines(app)).filter((one) => one['requestId'] === requestId);
      expect({ app, ...line }).toMatchObject({ app, service: app, msg: 'request', traceId });
    }
  });
});
