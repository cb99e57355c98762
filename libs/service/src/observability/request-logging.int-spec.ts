import { get } from 'node:http';
import { eventually } from '@emporium/testing';
import { fastify, type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { carryContext, recordRequests } from './request-logging';
import { Metrics } from './metrics';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`;

describe('the record of requests', () => {
  let app: FastifyInstance;
  let metrics: Metrics;
  const lines: Record<string, unknown>[] = [];

  beforeEach(async () => {
    lines.length = 0;
    app = fastify({ genReqId: () => 'r-1' });
    metrics = new Metrics();
    carryContext(app);
    recordRequests(app, pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) }), metrics);
    app.get('/things/:id', () => 'a thing');
    app.get('/slow', () => new Promise(() => undefined));
    app.get('/health/live', () => 'ok');
    await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => app.close());

  const ask = (path: string) =>
    fetch(`${app.listeningOrigin}${path}`, { headers: { traceparent: TRACEPARENT } });

  it('is one line with the ids that tie it to its trace, and one measurement', async () => {
    await ask('/things/1?q=a');

    await eventually(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({
      msg: 'request',
      requestId: 'r-1',
      traceId: TRACE_ID,
      method: 'GET',
      url: '/things/1?q=a',
      status: 200,
      durationMs: expect.any(Number),
    });
    expect(await metrics.registry.metrics()).toContain(
      'http_request_duration_seconds_count{method="GET",route="/things/:id",status="200"} 1\n',
    );
  });

  it('tells of a request whose client left, which is no longer in flight then', async () => {
    const leaver = get(`${app.listeningOrigin}/slow`).on('error', () => undefined);
    await eventually(() => expect(metrics.inFlight).toBe(1));
    leaver.destroy();

    await eventually(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({ url: '/slow', status: 499 });
    expect(metrics.inFlight).toBe(0);
  });

  it('has no lines for those who watch the process', async () => {
    await ask('/health/live');
    await ask('/things/1');

    await eventually(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({ url: '/things/1' });
  });
});
