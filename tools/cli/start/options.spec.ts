import { SERVICE_PORTS } from '@emporium/contracts';
import { readOptions } from './options';

describe('readOptions', () => {
  it('starts one of each on the usual ports, with the demo catalogue', () => {
    expect(readOptions([])).toEqual({
      help: false,
      demo: true,
      fresh: false,
      scale: {},
      ports: { gateway: 3000, ...SERVICE_PORTS },
      redisPorts: { data: 6379, cache: 6380 },
    });
  });

  it('takes several instances and other ports', () => {
    const args = [
      '--no-demo',
      '--scale',
      'product-service=2',
      '--port=gateway=4000',
      '--port',
      'redis-cache=7000',
    ];

    const { demo, scale, ports, redisPorts } = readOptions(args);

    expect(demo).toBe(false);
    expect(scale).toEqual({ 'product-service': 2 });
    expect(ports).toMatchObject({ gateway: 4000, 'user-service': 3003 });
    expect(redisPorts).toEqual({ data: 6379, cache: 7000 });
  });

  it.each(['gatway=2', 'gateway', 'gateway=0', 'gateway=two', 'gateway=17'])('refuses --scale %s', (pair) => {
    expect(() => readOptions(['--scale', pair])).toThrow(`--scale ${pair}:`);
  });
});
