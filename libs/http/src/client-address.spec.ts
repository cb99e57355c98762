import type { FastifyRequest } from 'fastify';
import { clientAddressOf } from './client-address';

const from = (ip: string, forwarded?: string) =>
  clientAddressOf({ ip, headers: { 'x-forwarded-for': forwarded } } as unknown as FastifyRequest);

describe("a client's address", () => {
  it('is what the gateway says', () => {
    expect(from('10.0.0.5', '192.0.2.1')).toBe('192.0.2.1');
  });

  it('is one for all of an IPv6 network', () => {
    expect(from('10.0.0.5', '2001:db8:1:2::1')).toBe(from('10.0.0.6', '2001:db8:1:2:ffff::9'));
    expect(from('10.0.0.5', '2001:db8:1:2::1')).not.toBe(from('10.0.0.5', '2001:db8:1:3::1'));
  });

  it.each([undefined, 'unknown', '192.0.2.1, 10.0.0.1'])(
    'is another than that of any client of the gateway when nobody forwarded it (%s)',
    (forwarded) => {
      expect(from('127.0.0.1', forwarded)).toBe('direct 127.0.0.1');
    },
  );
});
