import { MalformedRequestError } from './routing.errors';

/** What a request asks for, in two parts that together are exactly what the client sent. */
export interface RequestTarget {
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
}

/** Segments of unreserved characters. No encodings: nothing we serve needs them, and everything that tricks a proxy does. */
const PATH = /^\/(?:[\w.~-]+(?:\/[\w.~-]+)*\/?)?$/;
const DOT_SEGMENT = /\/\.{1,2}(?:\/|$)/;
/** Visible ASCII without `#`. */
const QUERY = /^[!"$-~]*$/;

/**
 * Reads the raw request target; it is either understood in full or refused.
 *
 * @throws MalformedRequestError
 * @see RFC 9112, 3.2.1
 */
export function parseTarget(raw: string): RequestTarget {
  const queryStart = raw.indexOf('?');
  const path = queryStart === -1 ? raw : raw.slice(0, queryStart);
  const query = queryStart === -1 ? '' : raw.slice(queryStart);
  if (!PATH.test(path) || DOT_SEGMENT.test(path)) {
    throw new MalformedRequestError(
      'The path may hold letters, digits and "-._~" between single slashes only.',
    );
  }
  if (!QUERY.test(query))
    throw new MalformedRequestError('The query must be visible ASCII, percent-encoded.');
  return { path, query };
}

const PREFIX = /^(\/api(?:\/v1)?)(\/.*)$/;

/** A path as the services know it, and the prefix under which clients do; undefined for what is no API path. */
export function splitPrefix(path: string): { prefix: string; servicePath: string } | undefined {
  const [, prefix, servicePath] = PREFIX.exec(path) ?? [];
  return prefix && servicePath ? { prefix, servicePath } : undefined;
}
