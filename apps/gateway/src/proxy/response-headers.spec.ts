import { clientHeaders } from './response-headers';

describe('clientHeaders', () => {
  it('passes on what concerns the answer', () => {
    const headers = {
      etag: '"1"',
      link: '</x>; rel="next"',
      'content-type': 'application/json',
      'x-own': '1',
    };

    expect(clientHeaders(headers)).toEqual(headers);
  });

  it('drops what concerns the connection, and what Connection names', () => {
    const headers = {
      connection: 'x-internal',
      'x-internal': '1',
      'keep-alive': '5',
      'transfer-encoding': 'chunked',
    };

    expect(clientHeaders(headers)).toEqual({});
  });

  it('drops what the gateway says itself and what tells about the software', () => {
    const headers = { 'x-powered-by': 'x', server: 'x', 'x-request-id': 'x', 'x-cache': 'HIT' };

    expect(clientHeaders({ ...headers, age: '1', 'access-control-allow-origin': '*' })).toEqual({});
  });
});
