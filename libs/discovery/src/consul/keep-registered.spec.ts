import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { eventually, TestConsul } from '@emporium/testing';
import { ConsulAgent } from './consul-agent.client';
import { ConsulDiscovery } from './consul-discovery';
import { keepRegistered } from './keep-registered';
import { type Registration, registrationOf } from './registration';

const SERVICE = 'product-service';

describe('keepRegistered', () => {
  let consul: TestConsul;
  let agent: ConsulAgent;
  let service: Server;
  let status: number;
  let registration: Registration;
  let leave: () => Promise<void>;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    consul = await TestConsul.start();
    agent = new ConsulAgent(consul.url);
    status = 200;
    service = createServer(({ url }, response) =>
      response.writeHead(url === '/health/ready' ? status : 404).end(),
    );
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    registration = registrationOf(SERVICE, '127.0.0.1', (service.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await leave();
    await consul.stop();
    service.close();
    service.closeAllConnections();
  });

  const begin = () => (leave = keepRegistered(agent, registration, 50));
  const known = () => consul.state.get(registration.ID);
  const statuses = () => consul.state.named(SERVICE).map((entry) => entry.status);

  it('tells where the process is and how to check that it is ready', async () => {
    begin();
    await eventually(() => expect(known()).toBeDefined());

    expect(known()).toMatchObject({
      ID: `product-service-127.0.0.1-${registration.Port}`,
      Name: SERVICE,
      Address: '127.0.0.1',
      Port: registration.Port,
      Check: {
        HTTP: `http://127.0.0.1:${registration.Port}/health/ready`,
        DeregisterCriticalServiceAfter: '1m',
      },
    });
  });

  it('lets callers find the process once its check has passed', async () => {
    status = 503;
    begin();
    const heard: (readonly string[])[] = [];
    const stop = new ConsulDiscovery(agent).follow(SERVICE, ['http://x:1'], (origins) => heard.push(origins));
    await eventually(() => expect(statuses()).toEqual(['critical']));
    expect(heard).toEqual([['http://x:1']]);

    status = 200;
    await eventually(() => expect(heard.at(-1)).toEqual([`http://127.0.0.1:${registration.Port}`]));
    stop();
  });

  it('registers once', async () => {
    begin();
    await eventually(() => expect(consul.requests.length).toBeGreaterThan(5));

    expect(consul.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
  });

  it('registers again when the agent has forgotten it', async () => {
    begin();
    await eventually(() => expect(known()).toBeDefined());
    await consul.goAway();
    consul.forget();
    await consul.comeBack();

    await eventually(() => expect(statuses()).toEqual(['passing']));
  });

  it('registers as soon as an agent that was away at the start is there', async () => {
    await consul.goAway();
    begin();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await consul.comeBack();

    await eventually(() => expect(known()).toBeDefined());
  });

  it('deregisters when it leaves, and stays away', async () => {
    begin();
    await eventually(() => expect(known()).toBeDefined());
    await leave();
    expect(known()).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 200));

    expect(known()).toBeUndefined();
  });

  it('leaves without ado when the agent is away', async () => {
    begin();
    await eventually(() => expect(known()).toBeDefined());
    await consul.goAway();
    const start = Date.now();
    await leave();

    expect(Date.now() - start).toBeLessThan(1_000);
    await consul.comeBack();
  });
});
