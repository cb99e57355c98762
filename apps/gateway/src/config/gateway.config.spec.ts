import { ConfigError, readConfig } from '@emporium/service';
import { GatewayConfig } from './gateway.config';

const read = (environment: Record<string, string>) =>
  readConfig(GatewayConfig, { JWT_SECRET: 'x7Kq-0123456789-0123456789-abcdefg', ...environment });

describe('GatewayConfig', () => {
  it('has defaults for a developer’s machine', () => {
    expect(read({})).toMatchObject({
      PORT: 3000,
      PRODUCT_SERVICE_URL: ['http://127.0.0.1:3001'],
      RATE_LIMIT: 300,
      RATE_LIMIT_WINDOW: 60,
      AUTH_RATE_LIMIT: 10,
      TRUST_PROXY: false,
      CORS_ORIGINS: undefined,
    });
  });

  it('keeps the cache in the data Redis unless it has one of its own', () => {
    expect(read({ REDIS_URL: 'redis://data:1' }).cacheRedisUrl).toBe('redis://data:1');
    expect(read({ REDIS_URL: 'redis://data:1', CACHE_REDIS_URL: 'redis://cache:2' }).cacheRedisUrl).toBe(
      'redis://cache:2',
    );
  });

  it('reads several instances of a service', () => {
    expect(read({ ORDER_SERVICE_URL: 'http://a:1, http://b:2/' }).urlsOf('order-service')).toEqual([
      'http://a:1',
      'http://b:2',
    ]);
  });

  it.each([
    ['true', true],
    ['false', false],
    ['2', 2],
    ['10.0.0.1, 10.1.0.0/16,loopback, fd00::/8', '10.0.0.1,10.1.0.0/16,loopback,fd00::/8'],
  ])('reads TRUST_PROXY=%s', (value, expected) => {
    expect(read({ TRUST_PROXY: value }).TRUST_PROXY).toBe(expected);
  });

  it('reads origins', () => {
    expect(read({ CORS_ORIGINS: 'https://shop.example, http://a:81' }).CORS_ORIGINS).toEqual([
      'https://shop.example',
      'http://a:81',
    ]);
  });

  it('names every bad variable', () => {
    const bad = {
      CACHE_REDIS_URL: 'http://x',
      USER_SERVICE_URL: 'nonsense',
      RATE_LIMIT: '0',
      AUTH_RATE_LIMIT: 'many',
      TRUST_PROXY: 'yes',
      CORS_ORIGINS: 'https://shop.example/path',
    };

    expect(() => read(bad)).toThrow(ConfigError);
    for (const name of Object.keys(bad)) expect(() => read(bad)).toThrow(name);
  });
});
