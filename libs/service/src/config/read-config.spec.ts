import { PortVariable, ServiceConfig } from './service.config';
import { IntegerVariable, UrlListVariable } from './config.decorators';
import { readConfig } from './read-config';

class Config extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = 3999;

  @IntegerVariable(1, 100)
  readonly RATE_LIMIT: number = 10;

  @UrlListVariable()
  readonly PRODUCT_SERVICE_URL: string[] = ['http://127.0.0.1:3001'];
}

const SECRET = 'q8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA';
const read = (environment: Record<string, string>) =>
  readConfig(Config, { JWT_SECRET: SECRET, ...environment });

describe('the configuration', () => {
  it('has defaults, also for variables that are empty', () => {
    expect(read({ RATE_LIMIT: '', PORT: '' })).toMatchObject({
      PORT: 3999,
      RATE_LIMIT: 10,
      REDIS_URL: 'redis://127.0.0.1:6379',
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      SERVICE_DISCOVERY: 'static',
      CONSUL_URL: 'http://127.0.0.1:8500',
      SERVICE_ADDRESS: undefined,
    });
  });

  it('reads numbers and lists of URLs', () => {
    const config = read({ PORT: '4000', PRODUCT_SERVICE_URL: 'http://a:1, http://b:2/' });
    expect(config.PORT).toBe(4000);
    expect(config.PRODUCT_SERVICE_URL).toEqual(['http://a:1', 'http://b:2']);
  });

  it('says what discovery there is', () => {
    expect(() => read({ SERVICE_DISCOVERY: 'eureka' })).toThrow(
      'SERVICE_DISCOVERY must be one of static, dns, consul',
    );
    expect(read({ SERVICE_DISCOVERY: 'consul', CONSUL_URL: 'https://consul:8501/' })).toMatchObject({
      SERVICE_DISCOVERY: 'consul',
      CONSUL_URL: 'https://consul:8501',
    });
  });

  it('cannot be changed', () => {
    expect(() => Object.assign(read({}), { PORT: 1 })).toThrow(TypeError);
  });

  it('names everything that is wrong in one message', () => {
    const bad = {
      PORT: 'x',
      RATE_LIMIT: '0',
      PRODUCT_SERVICE_URL: 'nowhere',
      REDIS_URL: 'http://x',
      LOG_LEVEL: 'loud',
      SERVICE_DISCOVERY: 'zookeeper',
      CONSUL_URL: 'localhost',
      SERVICE_ADDRESS: 'http://10.0.0.1',
    };
    expect(() => read(bad)).toThrow(/PORT[^]*REDIS_URL[^]*LOG_LEVEL|LOG_LEVEL[^]*PORT/);
    for (const name of Object.keys(bad)) expect(() => read(bad)).toThrow(name);
  });

  it.each([
    ['production', '', 'must be set'],
    ['production', 'short', 'at least 32 bytes'],
    ['development', 'short', 'at least 32 bytes'],
    ['production', 'your-256-bit-secret-your-256-bit-secret', 'well-known'],
    ['production', 'a-string-secret-at-least-256-bits-long', 'well-known'],
    ['production', 'abcdabcdabcdabcdabcdabcdabcdabcd', 'well-known'],
  ])('in %s does not accept "%s" as JWT_SECRET and does not repeat it', (NODE_ENV, JWT_SECRET, reason) => {
    const attempt = () => read({ NODE_ENV, JWT_SECRET });
    expect(attempt).toThrow(reason);
    if (JWT_SECRET) expect(attempt).not.toThrow(JWT_SECRET);
  });

  it.each([
    ['production', 'short', 'JWT_SECRET_PREVIOUS must have at least 32 bytes'],
    ['development', 'short', 'JWT_SECRET_PREVIOUS must have at least 32 bytes'],
    ['production', 'abcdabcdabcdabcdabcdabcdabcdabcd', 'JWT_SECRET_PREVIOUS must be a random value'],
  ])('in %s does not accept "%s" as JWT_SECRET_PREVIOUS', (NODE_ENV, JWT_SECRET_PREVIOUS, reason) => {
    expect(() => read({ NODE_ENV, JWT_SECRET_PREVIOUS })).toThrow(reason);
  });

  it('has no previous secret unless it is set', () => {
    const previous = 'Hn5Tq8Wz1Xc4Vb7Mk0Lp3Sd6Fg9Rj2Ya';

    expect(read({ JWT_SECRET_PREVIOUS: '' }).secrets).toEqual({ current: SECRET, previous: undefined });
    expect(read({ JWT_SECRET_PREVIOUS: previous }).secrets).toEqual({ current: SECRET, previous });
  });

  it('accepts a random JWT_SECRET in production', () => {
    expect(read({ NODE_ENV: 'production' }).JWT_SECRET).toBe(SECRET);
  });
});
