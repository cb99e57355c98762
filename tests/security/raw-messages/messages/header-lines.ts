import { either, get, HIDDEN, HOST, message, type RawMessage, refused, served, TARGET } from '../raw-message';

const many = (count: number) => Array.from({ length: count }, (_, index) => `X-Filler-${index}: 1`);

/** Header fields that are not written as fields are. @see RFC 9112, 5 */
export const HEADER_LINES: readonly RawMessage[] = [
  refused('a line feed alone between all lines', get().replaceAll('\r\n', '\n')),
  refused('a line feed alone after one field', get('X-One: 1\nX-Two: 2')),
  refused('a carriage return alone in a field', get('X-One: 1\rX-Two: 2')),
  refused('a carriage return alone before a hidden field', get('X-One: 1\r\rX-User-Id: someone')),
  refused('a folded field', get('X-One: 1', ' 2')),
  refused('a folded field with a tab', get('X-One: 1', '\t2')),
  refused('a fold before the first field', message([`GET ${TARGET} HTTP/1.1`, ` ${HOST}`, 'X: y'])),
  refused('a space before the colon', get('X-One : 1')),
  refused('a tab before the colon', get('X-One\t: 1')),
  refused('a NUL in a value', get('X-One: 1\x002')),
  refused('a NUL in a name', get('X-\x00One: 1')),
  refused('a bell in a value', get('X-One: \x07')),
  refused('DEL in a value', get('X-One: \x7f')),
  refused('a field without a colon', get('X-One')),
  refused('a field without a name', get(': 1')),
  refused('a name with a slash', get('X/One: 1')),
  refused('a name with an accent', get('X-\xc9: 1')),
  refused('a name in brackets', get('[X-One]: 1')),
  either('a value with an accent', get('X-One: \xe9')),
  refused('a header of 64 kB', get(`X-One: ${'1'.repeat(65_536)}`)),
  refused('a header of 20 kB', get(`X-One: ${'1'.repeat(20_480)}`)),
  refused('150 headers', get(...many(150))),
  refused('1,500 short headers', get(...Array.from({ length: 1_500 }, () => 'a: b'))),
  refused('1,001 headers with an identity at the end', get(...many(1_001), 'X-User-Id: someone')),
  served('90 headers', get(...many(90))),
  refused('a name of 20 kB', get(`${'X'.repeat(20_480)}: 1`)),
  served('empty lines before the request line', `\r\n\r\n${get()}`),
  refused(
    'a header that ends the head by a line feed alone, and a hidden request',
    `GET ${TARGET} HTTP/1.1\r\n${HOST}\r\nX-One: 1\n\n${HIDDEN}`,
  ),
];
