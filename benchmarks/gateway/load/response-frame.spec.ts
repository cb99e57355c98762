import { responseFrame } from './response-frame';

const bytes = (...lines: string[]) => Buffer.from(lines.join('\r\n'));

describe('responseFrame', () => {
  it('finds the end of a body with a length, whatever follows', () => {
    const response = bytes('HTTP/1.1 200 OK', 'content-length: 5', 'X-Cache: HIT', '', 'hello');
    expect(responseFrame(Buffer.concat([response, Buffer.from('more')]))).toMatchObject({
      status: 200,
      bodyBytes: 5,
      totalBytes: response.length,
    });
  });

  it('knows no response before its last byte is there', () => {
    const response = bytes('HTTP/1.1 200 OK', 'Content-Length: 5', '', 'hello');
    for (let length = 0; length < response.length; length++)
      expect(responseFrame(response, length)).toBeUndefined();
    expect(responseFrame(response)).toBeDefined();
  });

  it('adds up chunks', () => {
    const response = bytes(
      'HTTP/1.1 200 OK',
      'Transfer-Encoding: chunked',
      '',
      '5',
      'hello',
      'A;x=y',
      '0123456789',
    );
    const whole = Buffer.concat([response, bytes('', '0', '', '')]);
    for (let length = 0; length < whole.length; length++)
      expect(responseFrame(whole, length)).toBeUndefined();
    expect(responseFrame(whole)).toMatchObject({ bodyBytes: 15, totalBytes: whole.length });
  });

  it('takes a response without content as complete', () => {
    expect(responseFrame(bytes('HTTP/1.1 304 Not Modified', 'ETag: "x"', '', ''))).toMatchObject({
      bodyBytes: 0,
    });
  });

  it('refuses a response that only the end of its connection ends', () => {
    expect(() => responseFrame(bytes('HTTP/1.1 200 OK', 'Connection: close', '', 'x'))).toThrow(
      'without a length',
    );
  });
});
