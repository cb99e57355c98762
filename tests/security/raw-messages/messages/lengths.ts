import { HIDDEN, post, type RawMessage, refused, served } from '../raw-message';

const withLength = (value: string) => post([`Content-Length: ${value}`], '{}');
const closes = { mustClose: true };

/** Lengths that two readers could understand differently. @see RFC 9112, 6.3 */
export const LENGTHS: readonly RawMessage[] = [
  served('a plain Content-Length', withLength('2'), { body: '{}' }),
  refused('two Content-Length that differ', post(['Content-Length: 2', 'Content-Length: 0'], '{}'), closes),
  refused('two Content-Length that agree', post(['Content-Length: 2', 'Content-Length: 2'], '{}'), closes),
  refused('two lengths in one Content-Length', withLength('2, 0'), closes),
  refused('the same length twice in one Content-Length', withLength('2, 2'), closes),
  refused('a negative Content-Length', withLength('-2'), closes),
  refused('a Content-Length with a plus', withLength('+2'), closes),
  refused('a hexadecimal Content-Length', withLength('0x2'), closes),
  refused('a Content-Length with an exponent', withLength('2e0'), closes),
  refused('a fractional Content-Length', withLength('2.0'), closes),
  refused('a Content-Length in quotes', withLength('"2"'), closes),
  refused('a Content-Length with an underscore', withLength('0_2'), closes),
  refused('a Content-Length with a space in it', withLength('1 0'), closes),
  refused('a Content-Length with a vertical tab', withLength('\x0b2'), closes),
  refused('a Content-Length in full-width digits', withLength('\xef\xbc\x92'), closes),
  refused('an empty Content-Length', withLength(''), closes),
  refused('a Content-Length beyond 64 bits', withLength('18446744073709551618'), closes),
  refused('a Content-Length of a terabyte', withLength('1099511627776')),
  refused('a Content-Length with a space before the colon', post(['Content-Length : 2'], '{}'), closes),
  refused('a folded Content-Length', post(['Content-Length:', ' 2'], '{}'), closes),
  refused(
    'a second Content-Length that covers a hidden request',
    post(['Content-Length: 2', `Content-Length: ${2 + HIDDEN.length}`], `{}${HIDDEN}`),
    closes,
  ),
];
