import { responseFaults, passageFaults } from './judge';

const request = (...rawHeaders: string[]) => ({
  method: 'GET',
  target: '/orders?m=000001',
  rawHeaders,
  body: '',
});
const honest = request('x-forwarded-for', '127.0.0.1', 'X-Request-Id', 'a');
const spoofed = { field: 'X-Forwarded-For', value: '203.0.113.66' };
const response = (status: number, text: string) => ({ status, headers: {}, text });

describe('the judge of spoofed headers', () => {
  it('takes no offence at what is new in each request', () => {
    const again = {
      ...request('X-Request-Id', 'b', 'x-forwarded-for', '127.0.0.1'),
      target: '/orders?m=000002',
    };
    expect(passageFaults(honest, [again], spoofed)).toEqual([]);
    expect(passageFaults(honest, [], spoofed)).toEqual([]);
  });

  it.each([
    ['the field itself', [request(...honest.rawHeaders, 'X-Forwarded-For', '203.0.113.66')]],
    ['another spelling', [request(...honest.rawHeaders, 'x_forwarded_for', '203.0.113.66')]],
    ['a changed value', [request('x-forwarded-for', '203.0.113.66, 127.0.0.1')]],
    ['a missing field', [request('X-Request-Id', 'a')]],
    ['another method', [{ ...honest, method: 'DELETE' }]],
    ['another target', [{ ...honest, target: '/internal?m=000001' }]],
    ['two requests', [honest, honest]],
  ])('reports %s', (_, arrived) => {
    expect(passageFaults(honest, arrived, spoofed)).not.toEqual([]);
  });

  it('reports an answer that the header changed', () => {
    const own = response(200, '{"total":1}');
    expect(responseFaults(own, { responses: [own], closed: true })).toEqual([]);
    expect(responseFaults(own, { responses: [response(200, '{"total":2}')], closed: true })).toHaveLength(1);
    expect(responseFaults(response(403, ''), { responses: [response(201, '')], closed: true })).toHaveLength(
      1,
    );
  });
});
