import { eventually } from '@emporium/testing';
import { ObservedSuite } from './suite/observed-suite';
import { SampleTraffic } from './suite/sample-traffic';
import { OtlpReceiver, type Span } from './traces/otlp-receiver';

describe('the trace of an order', () => {
  let receiver: OtlpReceiver;
  let suite: ObservedSuite;
  let traffic: SampleTraffic;
  let productId: string;

  beforeAll(async () => {
    receiver = await OtlpReceiver.start();
    suite = await ObservedSuite.start({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
    traffic = await SampleTraffic.at(suite.gatewayUrl);
    productId = await traffic.sell(50);
  });
  afterAll(async () => {
    await suite.stop();
    await receiver.stop();
  });

  /** All spans of a trace, once those of the outermost have come, which end last. */
  const traceOf = (traceId: string): Promise<Span[]> =>
    eventually(() => {
      const spans = receiver.of(traceId);
      expect(spans.map(({ service, name }) => `${service} ${name}`)).toEqual(
        expect.arrayContaining([
          'gateway POST /api/orders',
          'order-service POST /orders',
          'product-service PUT /internal/reservations/:id',
        ]),
      );
      return spans;
    });
  const named = (spans: Span[], service: string, name: string) =>
    spans.find((span) => span.service === service && span.name === name);
  /** The names of the services above a span, itself included, outermost first. */
  const way = (spans: Span[], span?: Span): string[] =>
    span
      ? [
          ...way(
            spans,
            spans.find(({ spanId }) => spanId === span.parentSpanId),
          ),
          span.service,
        ]
      : [];

  it('leads through gateway, order-service, product-service and Redis', async () => {
    const { status, headers } = await traffic.order(productId, 1);
    const traceId = String(headers['traceparent']).slice(3, 35);

    const spans = await traceOf(traceId);

    expect(status).toBe(201);
    const innermost = spans.filter(
      ({ service, name }) => service === 'product-service' && name === 'EVALSHA',
    );
    expect(innermost).toHaveLength(1);
    expect(way(spans, innermost[0])).toEqual([
      'gateway',
      'gateway',
      'order-service',
      'order-service',
      'product-service',
      'product-service',
    ]);
    expect(named(spans, 'gateway', 'HMGET')).toBeDefined();
  });

  it('has the id that log lines and the answer have', async () => {
    const { headers } = await traffic.order(productId, 1, { 'x-request-id': 'a-traced-order' });
    const traceId = String(headers['traceparent']).slice(3, 35);

    await traceOf(traceId);
    const lines = await eventually(async () => {
      const all = await Promise.all(
        (['gateway', 'order-service', 'product-service'] as const).map((app) => suite.lines(app)),
      );
      const own = all.flat().filter(({ requestId }) => requestId === 'a-traced-order');
      expect(own).toHaveLength(3);
      return own;
    });

    expect(lines.map((line) => line['traceId'])).toEqual([traceId, traceId, traceId]);
  });

  it('goes on the trace of its caller', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await traffic.order(productId, 1, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });

    const spans = await traceOf(traceId);

    expect(named(spans, 'gateway', 'POST /api/orders')).toMatchObject({ parentSpanId: '00f067aa0ba902b7' });
  });

  it('keeps the orders of many apart', async () => {
    const orders = await Promise.all(Array.from({ length: 20 }, () => traffic.order(productId, 1)));

    let written = 0;
    for (const { status, headers } of orders) {
      const spans = await traceOf(String(headers['traceparent']).slice(3, 35));
      expect(status).toBe(201);
      expect(spans.filter(({ name }) => name === 'PUT /internal/reservations/:id')).toHaveLength(1);
      const scripts = spans.filter(
        ({ service, name }) => service === 'product-service' && name === 'EVALSHA',
      ).length;
      expect(scripts).toBeLessThanOrEqual(1);
      written += scripts;
    }
    expect(written).toBeGreaterThanOrEqual(1);
  });

  it('is of requests alone: nobody’s probes or looks for work are in it', () => {
    const names = [...new Set(receiver.spans.map(({ name }) => name))];

    expect(names.filter((name) => /health|metrics|PING|XREADGROUP|ZRANGEBYSCORE/.test(name))).toEqual([]);
  });
});
