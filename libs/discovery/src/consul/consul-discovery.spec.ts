import { Logger } from '@nestjs/common';
import { eventually, TestConsul } from '@emporium/testing';
import { ConsulAgent } from './consul-agent.client';
import { ConsulDiscovery } from './consul-discovery';

const FALLBACK = 'http://127.0.0.1:3001';
const ONE = 'http://10.0.0.1:3001';
const TWO = 'http://10.0.0.2:3001';
const SERVICE = 'product-service';

describe('ConsulDiscovery', () => {
  let consul: TestConsul;
  let heard: (readonly string[])[];
  let stop: () => void;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    consul = await TestConsul.start({ token: 'secret' });
    heard = [];
  });
  afterEach(async () => {
    stop();
    await consul.stop();
  });

  const follow = (token = 'secret') => {
    const discovery = new ConsulDiscovery(new ConsulAgent(consul.url, token));
    stop = discovery.follow(SERVICE, [FALLBACK], (origins) => heard.push(origins));
  };
  const hears = (...origins: string[]) => eventually(() => expect(heard.at(-1)).toEqual(origins));
  const followTwo = async () => {
    consul.add(SERVICE, ONE);
    consul.add(SERVICE, TWO);
    follow();
    await hears(ONE, TWO);
  };

  it('tells the URLs until Consul knows a healthy instance', async () => {
    follow();
    await eventually(() => expect(consul.requests.length).toBeGreaterThan(0));
    expect(heard).toEqual([[FALLBACK]]);

    consul.add(SERVICE, ONE);
    await hears(ONE);
  });

  it('tells of instances that come and go, as soon as it happens', async () => {
    await followTwo();
    const start = Date.now();
    consul.remove(ONE);
    await hears(TWO);

    expect(Date.now() - start).toBeLessThan(1_500);
  });

  it('tells of healthy instances only, and of the service it follows', async () => {
    await followTwo();
    consul.add('order-service', 'http://10.0.0.3:3002');
    consul.state.setStatus(ONE, 'critical');
    await hears(TWO);
    consul.state.setStatus(ONE, 'passing');

    await hears(ONE, TWO);
  });

  it('keeps the last instances when none is healthy', async () => {
    await followTwo();
    consul.remove(ONE);
    await hears(TWO);
    consul.remove(TWO);
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    expect(heard.at(-1)).toEqual([TWO]);
  });

  it('waits for changes instead of asking again and again', async () => {
    await followTwo();
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    expect(consul.requests.length).toBeLessThanOrEqual(3);
  });

  it('keeps the instances while the agent is away, and follows when it is back', async () => {
    await followTwo();
    await consul.goAway();
    consul.remove(ONE);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(heard.at(-1)).toEqual([ONE, TWO]);

    await consul.comeBack();
    await hears(TWO);
  });

  it('follows an agent that counts from the start after it was away', async () => {
    await followTwo();
    await consul.goAway();
    consul.forget();
    await consul.comeBack();
    await eventually(() => expect(consul.requests.length).toBeGreaterThan(2));
    expect(heard.at(-1)).toEqual([ONE, TWO]);

    consul.add(SERVICE, TWO);
    await hears(TWO);
  });

  it('follows an agent whose index goes backwards', async () => {
    await followTwo();
    consul.state.rewind(1);
    consul.remove(ONE);

    await hears(TWO);
  });

  it('is told nothing without its token', async () => {
    consul.add(SERVICE, ONE);
    follow('another');
    await eventually(() => expect(consul.requests.length).toBeGreaterThan(0));

    expect(heard).toEqual([[FALLBACK]]);
  });

  it('asks no longer once it is stopped', async () => {
    await followTwo();
    stop();
    const asked = consul.requests.length;
    consul.remove(ONE);
    await new Promise((resolve) => setTimeout(resolve, 700));

    expect(consul.requests.length).toBe(asked);
    expect(heard.at(-1)).toEqual([ONE, TWO]);
  });
});
