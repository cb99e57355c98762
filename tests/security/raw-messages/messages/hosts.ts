import { either, get, HOST, message, type RawMessage, refused, served, TARGET } from '../raw-message';

const withHost = (value: string) => message([`GET ${TARGET} HTTP/1.1`, `Host: ${value}`]);

/** Who is meant. @see RFC 9112, 3.2 */
export const HOSTS: readonly RawMessage[] = [
  served('one Host', get()),
  served('a Host with a port', withHost('edge.example:8080')),
  served('an IPv6 Host', withHost('[::1]:3000')),
  served('no Host in HTTP/1.0', message([`GET ${TARGET} HTTP/1.0`]), { mustClose: true }),
  refused('no Host', message([`GET ${TARGET} HTTP/1.1`, 'Accept: */*'])),
  refused('two Hosts', get('Host: other.example')),
  refused('the same Host twice', get(HOST)),
  refused('two Hosts, one in capitals', get('HOST: other.example')),
  refused('two Hosts, one with a space before the colon', get('Host : other.example')),
  refused('two Hosts in HTTP/1.0', get('Host: other.example').replace('HTTP/1.1', 'HTTP/1.0')),
  refused('two names in one Host', withHost('edge.example, other.example')),
  refused('a Host with a space', withHost('edge.example other.example')),
  refused('a Host with a path', withHost('edge.example/internal')),
  refused('a Host with a user', withHost('edge.example@other.example')),
  refused('a Host with a query', withHost('edge.example?x')),
  refused('a Host with a fragment', withHost('edge.example#x')),
  refused('a Host with a backslash', withHost('edge.example\\x')),
  refused('a Host with a scheme', withHost('http://edge.example')),
  refused('a Host with a port that is no number', withHost('edge.example:http')),
  either('a Host with a port beyond 65535', withHost('edge.example:99999')),
  refused('a Host with two ports', withHost('edge.example:80:81')),
  refused('a Host with an escape', withHost('edge%2eexample')),
  refused('a Host with a line feed', withHost('edge.example\nX: y')),
  refused('a Host with markup', withHost('<script>alert(1)</script>')),
  either('an empty Host', withHost('')),
];
