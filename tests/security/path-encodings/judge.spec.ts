import { arrivalFaults, refusalFaults } from './judge';
import { ENCODINGS } from './encodings';

const arrived = (target: string) => [{ method: 'GET', target, rawHeaders: [], body: '' }];
const answered = (status: number, text = '') => ({
  responses: [{ status, headers: {}, text }],
  closed: true,
});

describe('the judge of path encodings', () => {
  it.each(['/products?x=/../internal', '/orders/1/timeline', '/cart'])('lets %s pass', (target) => {
    expect(arrivalFaults(arrived(target))).toEqual([]);
  });

  it.each([
    ...[
      '/internal/products',
      '/products/../internal',
      '/products/..',
      '/products/%2e%2e/internal',
      '//internal',
    ],
    ...[
      '/health/live',
      '/metrics',
      '/Products',
      '/products\\..\\internal',
      '/products;/x',
      'http://other/products',
    ],
  ])('reports that %s got through', (target) => {
    expect(arrivalFaults(arrived(target))).toHaveLength(1);
  });

  it('reports a success, a fault of the server and a refusal that is no problem', () => {
    for (const status of [200, 302, 502, 404]) expect(refusalFaults(answered(status))).toHaveLength(1);
  });

  it('has at least 40 different spellings of a path', () => {
    const spelled = new Set(ENCODINGS.map((encode) => encode('/internal/products', 'evil.example')));
    expect(spelled.size).toBe(ENCODINGS.length);
    expect(spelled.size).toBeGreaterThan(40);
  });
});
