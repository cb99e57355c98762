import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { eventually } from '@emporium/testing';
import { TestDns } from '../testing/test-dns';
import { DnsDiscovery } from './dns-discovery';

const HOST = 'product-service.test';
const URL = `http://${HOST}:3001`;

describe('DnsDiscovery', () => {
  let dns: TestDns;
  let heard: (readonly string[])[];
  let stop: () => void;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    dns = await TestDns.start();
    dns.names.set(HOST, ['10.0.0.1', '10.0.0.2']);
    heard = [];
  });
  afterEach(async () => {
    stop();
    await dns.stop();
  });

  const follow = (...urls: string[]) => {
    stop = new DnsDiscovery(dns.resolve, 20).follow('product-service', urls, (origins) =>
      heard.push(origins),
    );
  };
  const hears = (...origins: string[]) => eventually(() => expect(heard.at(-1)).toEqual(origins));
  /** Long enough for some questions. */
  const goOn = async () => {
    const before = dns.asked;
    await eventually(() => expect(dns.asked).toBeGreaterThan(before + 3));
  };

  it('tells the URL first, then all addresses of its host on its port', async () => {
    follow(URL);
    expect(heard).toEqual([[URL]]);

    await hears('http://10.0.0.1:3001', 'http://10.0.0.2:3001');
  });

  it('tells of addresses that join and that go', async () => {
    follow(URL);
    await hears('http://10.0.0.1:3001', 'http://10.0.0.2:3001');
    dns.names.set(HOST, ['10.0.0.3', '10.0.0.2']);

    await hears('http://10.0.0.2:3001', 'http://10.0.0.3:3001');
  });

  it('says nothing when addresses only change places', async () => {
    follow(URL);
    await hears('http://10.0.0.1:3001', 'http://10.0.0.2:3001');
    dns.names.set(HOST, ['10.0.0.2', '10.0.0.1']);
    await goOn();

    expect(heard).toHaveLength(2);
  });

  it.each([
    ['the name is gone', () => dns.names.delete(HOST)],
    ['the answer is empty', () => dns.names.set(HOST, [])],
    ['nobody answers', () => (dns.isSilent = true)],
  ])('keeps the addresses when %s, and follows again afterwards', async (_, fail) => {
    follow(URL);
    await hears('http://10.0.0.1:3001', 'http://10.0.0.2:3001');
    fail();
    await goOn();
    expect(heard).toHaveLength(2);

    dns.isSilent = false;
    dns.names.set(HOST, ['10.0.0.4']);
    await hears('http://10.0.0.4:3001');
  });

  it('keeps the URL until its host has an address', async () => {
    dns.names.delete(HOST);
    follow(URL);
    await goOn();
    expect(heard).toEqual([[URL]]);

    dns.names.set(HOST, ['10.0.0.5']);
    await hears('http://10.0.0.5:3001');
  });

  it('puts several hosts together, and leaves addresses and TLS names as they are', async () => {
    dns.names.set('other.test', ['10.0.0.9', '10.0.0.1']);
    follow(URL, 'http://other.test:3001', 'http://10.0.0.8:80', 'https://secure.test');

    await hears(
      'http://10.0.0.1:3001',
      'http://10.0.0.2:3001',
      'http://10.0.0.8:80',
      'http://10.0.0.9:3001',
      'https://secure.test',
    );
  });

  it('asks no longer once it is stopped', async () => {
    follow(URL);
    await goOn();
    stop();
    const { asked } = dns;
    await sleep(100);

    expect(dns.asked).toBeLessThanOrEqual(asked + 1);
  });
});
