import { eventually, startTestRedis, TestConsul } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';
import { Balancers } from './balancers';

type TestRedis = Awaited<ReturnType<typeof startTestRedis>>;

const originsOf = (gateway: TestGateway) =>
  gateway.app
    .get(Balancers)
    .of('order-service')
    .instances.map(({ origin }) => origin);

describe('instances that Consul tells of', () => {
  let redis: TestRedis;
  let consul: TestConsul;
  let one: UpstreamServer;
  let two: UpstreamServer;
  let gateway: TestGateway;
  let user: { authorization: string };

  beforeEach(async () => {
    [redis, consul] = await Promise.all([startTestRedis(), TestConsul.start()]);
    [one, two] = await Promise.all([startUpstream(json({ by: 1 })), startUpstream(json({ by: 2 }))]);
    consul.add('order-service', one.url);
    gateway = await startGateway({
      REDIS_URL: redis.url,
      SERVICE_DISCOVERY: 'consul',
      CONSUL_URL: consul.url,
    });
    user = await gateway.login();
    await knows(one);
  });
  afterEach(async () => {
    await gateway.stop();
    await Promise.all([one.stop(), two.stop(), redis.stop(), consul.stop()]);
  });

  const knows = (...upstreams: UpstreamServer[]) =>
    eventually(() => expect(originsOf(gateway)).toEqual(upstreams.map(({ url }) => url).sort()));
  const write = () => gateway.ask('/api/orders', { method: 'POST', headers: user });
  /** Writes of eight clients, which are never repeated, until they are told to stop: the statuses. */
  const writeOn = () => {
    let goesOn = true;
    const statuses: number[] = [];
    const client = async () => {
      while (goesOn) statuses.push((await write()).status);
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));
    return { statuses, stop: () => ((goesOn = false), clients) };
  };

  it('get requests instead of the URL, which leads nowhere', async () => {
    expect((await write()).body).toEqual({ by: 1 });
  });

  it('share the requests as soon as they appear', async () => {
    const load = writeOn();
    consul.add('order-service', two.url);
    await knows(one, two);
    await eventually(() => expect(two.received.length).toBeGreaterThan(20));
    await load.stop();

    expect(new Set(load.statuses)).toEqual(new Set([200]));
  });

  it('lose no request when one goes', async () => {
    consul.add('order-service', two.url);
    await knows(one, two);
    const slow = json({ by: 1 });
    one.answer = (...exchange) => void setTimeout(() => slow(...exchange), 50);
    const load = writeOn();
    await eventually(() => expect(one.received.length).toBeGreaterThan(5));
    consul.remove(one.url);
    await knows(two);
    // As long as a process that has deregistered finishes what it has.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = one.received.length;
    await one.stop();
    await load.stop();

    expect(one.received.length).toBe(before);
    expect(new Set(load.statuses)).toEqual(new Set([200]));
  });

  it('go on serving while Consul is away', async () => {
    await consul.goAway();
    const statuses = [(await write()).status, (await write()).status];
    await consul.comeBack();

    expect(statuses).toEqual([200, 200]);
  });
});

it('asks DNS for the addresses behind a URL', async () => {
  const [redis, service] = await Promise.all([startTestRedis(), startUpstream(json({ by: 1 }))]);
  const gateway = await startGateway({
    REDIS_URL: redis.url,
    SERVICE_DISCOVERY: 'dns',
    ORDER_SERVICE_URL: service.url.replace('127.0.0.1', 'localhost'),
  });
  await eventually(() => expect(originsOf(gateway)).toEqual([service.url]));

  const headers = await gateway.login();
  expect((await gateway.ask('/api/orders', { headers })).body).toEqual({ by: 1 });
  await gateway.stop();
  await Promise.all([redis.stop(), service.stop()]);
});
