import { answerFrame } from './response-frame';

const bytes = (...lines: string[]) => Buffer.from(lines.join('\r\n'));

describe('answerFrame', () => {
  it('finds the end of a body with a length, whatever follows', () => {
    const answer = bytes('HTTP/1.1 200 OK', 'content-length: 5', 'X-Cache: HIT', '', 'hello');
    expect(answerFrame(Buffer.concat([answer, Buffer.from('more')]))).toMatchObject({
      status: 200,
      bodyBytes: 5,
      totalBytes: answer.length,
    });
  });

  it('knows no answer before its last byte is there', () => {
    const answer = bytes('HTTP/1.1 200 OK', 'Content-Length: 5', '', 'hello');
    for (let length = 0; length < answer.length; length++)
      expect(answerFrame(answer, length)).toBeUndefined();
    expect(answerFrame(answer)).toBeDefined();
  });

  it('adds up chunks', () => {
    const answer = bytes(
      'HTTP/1.1 200 OK',
      'Transfer-Encoding: chunked',
      '',
      '5',
      'hello',
      'A;x=y',
      '0123456789',
    );
    const whole = Buffer.concat([answer, bytes('', '0', '', '')]);
    for (let length = 0; length < whole.length; length++) expect(answerFrame(whole, length)).toBeUndefined();
    expect(answerFrame(whole)).toMatchObject({ bodyBytes: 15, totalBytes: whole.length });
  });

  it('takes an answer without content as complete', () => {
    expect(answerFrame(bytes('HTTP/1.1 304 Not Modified', 'ETag: "x"', '', ''))).toMatchObject({
      bodyBytes: 0,
    });
  });

  it('refuses an answer that only the end of its connection ends', () => {
    expect(() => answerFrame(bytes('HTTP/1.1 200 OK', 'Connection: close', '', 'x'))).toThrow(
      'without a length',
    );
  });
});
