import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { eventually } from '@emporium/testing';
import { Balancer } from './balancer';
import type { Call } from './instance';

/** A process of a service: says whether it is ready, answers everything else with 200. */
class Process {
  readinessStatus = 200;
  /** Leaves health checks without an answer. */
  isFrozen = false;
  requests = 0;
  checks = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(port = 0): Promise<Process> {
    const server = createServer((request, response) => {
      if (request.url !== '/health/ready') {
        started.requests++;
        response.shouldKeepAlive = started.readinessStatus === 200;
        response.end('{}');
      } else {
        started.checks++;
        if (!started.isFrozen) response.writeHead(started.readinessStatus).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const started = new Process(server, (server.address() as AddressInfo).port);
    return started;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }
}

describe('balancing over real processes', () => {
  let one: Process;
  let two: Process;
  let balancer: Balancer;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    [one, two] = await Promise.all([Process.start(), Process.start()]);
    balancer = new Balancer('product-service', [one.origin, two.origin]);
  });
  afterEach(async () => {
    await balancer.close();
    await Promise.all([one.stop(), two.stop()]);
  });

  const up = () => balancer.instances.map(({ health }) => health.isUp);
  const takesRequests = () => balancer.instances.map(({ health }) => health.takesRequests(Date.now()));

  /** One request; its call, and the status unless it failed. */
  const ask = async (): Promise<{ call: Call; status?: number }> => {
    const call = balancer.begin('read');
    try {
      const { statusCode, headers, body } = await call.instance.dispatcher.request({
        method: 'GET',
        path: '/',
      });
      call.answered(statusCode, headers);
      await body.dump();
      return { call, status: statusCode };
    } catch (error) {
      call.failed(error);
      return { call };
    } finally {
      call.ended();
    }
  };
  const askMany = async (times: number) => {
    const statuses: (number | undefined)[] = [];
    for (let i = 0; i < times; i++) statuses.push((await ask()).status);
    return statuses;
  };

  it('sends nothing to an instance that says it is not ready, until it says it is', async () => {
    one.readinessStatus = 503;
    await eventually(() => expect(up()).toEqual([false, true]));
    const before = one.requests;
    await askMany(50);
    expect(one.requests).toBe(before);

    one.readinessStatus = 200;
    await eventually(() => expect(up()).toEqual([true, true]));
    await askMany(200);
    expect(one.requests).toBeGreaterThan(before);
  });

  it('asks an instance at once that closes a connection, whether it shuts down', async () => {
    one.readinessStatus = 503;
    const startedAt = Date.now();
    await askMany(20);
    await eventually(() => expect(up()).toEqual([false, true]), { everyMs: 5 });

    expect(Date.now() - startedAt).toBeLessThan(500);
    expect(one.checks).toBe(1);
  });

  it('takes an instance for gone that leaves two health checks unanswered', async () => {
    one.isFrozen = true;
    await eventually(() => expect(one.checks).toBe(1));
    expect(up()).toEqual([true, true]);
    await eventually(() => expect(up()).toEqual([false, true]), { timeoutMs: 8_000 });

    expect(one.checks).toBe(2);
  });

  it('asks unready instances when all are', async () => {
    one.readinessStatus = two.readinessStatus = 503;
    await eventually(() => expect(up()).toEqual([false, false]));

    expect(await askMany(10)).toEqual(Array(10).fill(200));
  });

  it('ejects a process that died at the first request it loses', async () => {
    await one.stop();
    while ((await ask()).status !== undefined);

    expect(takesRequests()).toEqual([false, true]);
    expect(await askMany(10)).toEqual(Array(10).fill(200));
  });

  it('has it back soon after it started again', async () => {
    const { port } = one;
    await one.stop();
    await askMany(100);
    one = await Process.start(port);
    await eventually(() => expect(up()).toEqual([true, true]));
    await askMany(200);

    expect(one.requests).toBeGreaterThan(0);
  });

  it('checks no longer once it is closed', async () => {
    await eventually(() => expect(one.checks).toBe(1));
    await balancer.close();
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    expect(one.checks).toBe(1);
  });

  it('moves to other origins without failing a request', async () => {
    const three = await Process.start();
    const statuses: (number | undefined)[] = [];
    const work = async () => {
      for (let i = 0; i < 50; i++) statuses.push((await ask()).status);
    };
    const workers = Array.from({ length: 8 }, work);
    balancer.setOrigins([three.origin]);
    await Promise.all(workers);
    await three.stop();

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(three.requests).toBeGreaterThanOrEqual(392);
  });
});
