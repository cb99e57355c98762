import type { Duplex } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { destinationOf } from '../routing/destination';
import { bodyOf, buffered } from '../http/request-body';
import { type ResponseKind, isForwarded, upstreamHeaders } from './request-headers';

/** One request to a service. */
export interface UpstreamRequest {
  readonly method: Dispatcher.HttpMethod;
  /** Path and query. */
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: string[];
  readonly body: Duplex | Buffer | null;
  /** Says whether sending it twice does no more than sending it once. */
  readonly isRepeatable: boolean;
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);
/** Where services recognise a key. A PUT or DELETE that is repeated would fail with 404, 409 or 412. */
const KEYED: ReadonlySet<string> = new Set(['POST', 'PATCH']);

/**
 * What a service gets of a client's request; for a shared response, nothing that could change it.
 *
 * @throws PayloadTooLargeError
 */
export async function upstreamRequest(request: FastifyRequest, kind: ResponseKind): Promise<UpstreamRequest> {
  const destination = destinationOf(request);
  const method = kind === 'shared' ? 'GET' : request.method;
  const hasKey = KEYED.has(method) && isForwarded('idempotency-key', request.raw);
  const headers = upstreamHeaders(request, destination, kind);
  const path = destination.servicePath + destination.query;
  const body = bodyOf(request.raw, destination.route.bodyLimit);
  const { content, length } = hasKey ? await buffered(body) : body;
  if (length !== undefined) headers.push('content-length', String(length));
  const isRepeatable = READS.has(method) || (hasKey && (content === null || content instanceof Buffer));
  return { method, path, headers, body: content, isRepeatable };
}
