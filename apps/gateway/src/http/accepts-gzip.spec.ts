import { acceptsGzip } from './accepts-gzip';

describe('acceptsGzip', () => {
  it.each([
    'gzip',
    'gzip, deflate, br, zstd',
    'br;q=1.0, gzip;q=0.8, *;q=0.1',
    'GZIP',
    'x-gzip',
    '*',
    'identity;q=0.5, gzip;q=0.5',
  ])('says yes to %s', (header) => {
    expect([acceptsGzip(header), acceptsGzip(header)]).toEqual([true, true]);
  });

  it.each([
    undefined,
    '',
    'identity',
    'br',
    'gzip;q=0',
    'gzip; q=0.0',
    '*, gzip;q=0',
    'identity, gzip;q=0.5',
    'gzip;q=x',
    'notgzip',
  ])('says no to %s', (header) => {
    expect(acceptsGzip(header)).toBe(false);
  });
});
