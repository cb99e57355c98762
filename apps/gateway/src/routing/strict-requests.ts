import type { IncomingMessage } from 'node:http';
import { isAuthority } from '@emporium/service';
import type { FastifyRequest } from 'fastify';
import {
  MalformedRequestError,
  MisdirectedRequestError,
  TooManyHeadersError,
  VersionNotSupportedError,
} from './routing.errors';

/** Node drops what comes after the first 1,000 in silence; nobody may hide a field there. */
const MAX_HEADER_FIELDS = 100;

type Message = Pick<IncomingMessage, 'httpVersion' | 'rawHeaders'>;

/**
 * Who asks for `https` must have come by TLS, to here or to a proxy that is trusted.
 *
 * @throws MisdirectedRequestError
 * @see RFC 9110, 7.4
 */
export function checkScheme(request: FastifyRequest): void {
  const { originalUrl, url } = request;
  const isSecret = originalUrl !== url && /^https:/i.test(originalUrl);
  if (isSecret && request.protocol !== 'https') throw new MisdirectedRequestError();
}

/**
 * @throws MalformedRequestError, TooManyHeadersError, VersionNotSupportedError
 * @see RFC 9112, 2.3, 3.2 and 6.1
 */
export function checkMessage({ httpVersion, rawHeaders }: Message): void {
  if (httpVersion !== '1.1' && httpVersion !== '1.0') throw new VersionNotSupportedError();
  if (rawHeaders.length > 2 * MAX_HEADER_FIELDS) throw new TooManyHeadersError();
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    const value = rawHeaders[i + 1] as string;
    if (is(name, 'host')) {
      hosts++;
      if (!isAuthority(value)) throw new MalformedRequestError('The Host header is not valid.');
    } else if (is(name, 'transfer-encoding')) checkCoding(httpVersion, value);
  }
  if (hosts > 1) throw new MalformedRequestError('The request has more than one Host header.');
  if (hosts === 0 && httpVersion === '1.1')
    throw new MalformedRequestError('The request has no Host header.');
}

/** Bodies come as they are or, in HTTP/1.1, in chunks. */
function checkCoding(httpVersion: string, coding: string): void {
  if (httpVersion === '1.0' || !is(coding, 'chunked'))
    throw new MalformedRequestError('The Transfer-Encoding header is not valid.');
}

const is = (text: string, lowerCase: string) =>
  text.length === lowerCase.length && text.toLowerCase() === lowerCase;
