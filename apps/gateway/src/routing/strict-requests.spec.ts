import { MalformedRequestError, TooManyHeadersError } from './routing.errors';
import { checkHeaders } from './strict-requests';

describe('checkHeaders', () => {
  it.each(['shop.example', 'shop.example:8080', '127.0.0.1:3000', '[::1]:3000'])(
    'accepts the host %s',
    (host) => {
      expect(() => checkHeaders(['Accept', '*/*', 'Host', host])).not.toThrow();
    },
  );

  it.each(['', 'a/b', 'user@evil.example', 'a b', 'a:port', 'a,b', '[::1'])('refuses the host %j', (host) => {
    expect(() => checkHeaders(['Host', host])).toThrow(MalformedRequestError);
  });

  it('refuses two Host headers in any spelling, equal ones too', () => {
    expect(() => checkHeaders(['Host', 'a', 'hOST', 'a'])).toThrow(MalformedRequestError);
  });

  it('does not take a value for a name', () => {
    expect(() => checkHeaders(['X-A', 'host', 'X-B', 'not a host', 'Host', 'a'])).not.toThrow();
  });

  it('refuses more fields than anybody needs', () => {
    const fields = Array.from({ length: 101 }, () => ['X-A', '1']).flat();

    expect(() => checkHeaders(fields)).toThrow(TooManyHeadersError);
    expect(() => checkHeaders(fields.slice(2))).not.toThrow();
  });
});
