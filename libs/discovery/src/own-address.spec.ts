import type { NetworkInterfaceInfo } from 'node:os';
import { originAt, ownAddress } from './own-address';

const at = (address: string, family: 'IPv4' | 'IPv6', internal = false) =>
  ({ address, family, internal }) as NetworkInterfaceInfo;

describe('ownAddress', () => {
  it('is the first IPv4 address that others reach', () => {
    const address = ownAddress({
      lo: [at('127.0.0.1', 'IPv4', true)],
      eth0: [at('fe80::1', 'IPv6'), at('10.0.0.7', 'IPv4')],
      eth1: [at('10.1.0.7', 'IPv4')],
    });

    expect(address).toBe('10.0.0.7');
  });

  it('is this machine’s own without a network', () => {
    expect(ownAddress({ lo: [at('127.0.0.1', 'IPv4', true)] })).toBe('127.0.0.1');
  });
});

it.each([
  ['10.0.0.7', 'http://10.0.0.7:3001'],
  ['fd00::7', 'http://[fd00::7]:3001'],
  ['shop.internal', 'http://shop.internal:3001'],
])('an instance on %s has the origin %s', (address, origin) => {
  expect(originAt(address, 3001)).toBe(origin);
});
