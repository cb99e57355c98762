import { Deprecated } from './deprecated.decorator';
import { deprecationHeaders } from './deprecation';

const successor = '/v2/notes';

describe('a deprecation', () => {
  it('is told as a structured date, its sunset as an HTTP date', () => {
    expect(deprecationHeaders({ since: '2026-01-01', sunset: '2026-07-01', successor })).toEqual({
      Deprecation: '@1767225600',
      Sunset: 'Wed, 01 Jul 2026 00:00:00 GMT',
    });
  });

  it.each([
    ['2026-07-01', '2026-01-01'],
    ['soon', '2026-01-01'],
    ['2026-01-01', 'later'],
  ])('since %s until %s does not let a service start', (since, sunset) => {
    expect(() => Deprecated({ since, sunset, successor })).toThrow(RangeError);
  });
});
