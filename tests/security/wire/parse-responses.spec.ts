import { parseResponses } from './parse-responses';

const parse = (text: string, isHead = false) => {
  const { responses, rest } = parseResponses(Buffer.from(text), isHead);
  return { seen: responses.map(({ status, text: body }) => [status, body]), rest: rest.toString() };
};
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n';

describe('parsing responses', () => {
  it('separates two responses, whichever way they are framed', () => {
    const chunked = 'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n';
    expect(parse(`${HEAD}{}${chunked}`)).toEqual({ seen: [[200, '{}'], [404, 'no']], rest: '' }); // prettier-ignore
  });

  it('leaves interim responses out', () => {
    expect(parse(`HTTP/1.1 100 Continue\r\n\r\n${HEAD}{}`).seen).toEqual([[200, '{}']]);
  });

  it('expects no body after HEAD, 204 and 304', () => {
    expect(parse(HEAD, true)).toEqual({ seen: [[200, '']], rest: '' });
    expect(parse('HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n').rest).toBe('');
  });

  it('keeps what is no whole response', () => {
    expect(parse(`${HEAD}{`)).toEqual({ seen: [], rest: `${HEAD}{` });
    expect(parse('{"products":[]}').rest).toBe('{"products":[]}');
  });
});
