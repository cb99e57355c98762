import { MalformedRequestError, TooManyHeadersError, VersionNotSupportedError } from './routing.errors';
import { checkMessage } from './strict-requests';

const checkHeaders = (rawHeaders: string[], httpVersion = '1.1') => checkMessage({ httpVersion, rawHeaders });

describe('checkMessage', () => {
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
    const fields = ['Host', 'a', ...Array.from({ length: 100 }, () => ['X-A', '1']).flat()];

    expect(() => checkHeaders(fields)).toThrow(TooManyHeadersError);
    expect(() => checkHeaders(fields.slice(0, -2))).not.toThrow();
  });

  it('wants a host from HTTP/1.1, not from HTTP/1.0', () => {
    expect(() => checkHeaders([])).toThrow(MalformedRequestError);
    expect(() => checkHeaders([], '1.0')).not.toThrow();
  });

  it.each(['0.9', '2.0', '1.2'])('does not speak HTTP/%s', (version) => {
    expect(() => checkHeaders(['Host', 'a'], version)).toThrow(VersionNotSupportedError);
  });

  it('takes chunks and no other transfer coding', () => {
    const withCoding = (coding: string) => () => checkHeaders(['Host', 'a', 'Transfer-Encoding', coding]);

    expect(withCoding('Chunked')).not.toThrow();
    expect(withCoding('gzip, chunked')).toThrow(MalformedRequestError);
    expect(withCoding('')).toThrow(MalformedRequestError);
    expect(() => checkHeaders(['Transfer-Encoding', 'chunked'], '1.0')).toThrow(MalformedRequestError);
  });
});
