import { InvalidRequestError } from '@emporium/http';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { operationsOf, queryNames } from '../openapi/document';

const routeKey = (method: string, url: string) => `${method.toUpperCase()} ${url}`;

const UNREADABLE = { pointer: '#', detail: 'the query must be UTF-8, percent-encoded' };

/** Checked here because the query parser takes what it cannot decode literally. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.slice(url.indexOf('?') + 1));
    return true;
  } catch {
    // A URIError says no more than that.
    return false;
  }
}

/** Refuses queries that cannot be decoded, and parameters that the OpenAPI document does not declare for the route. */
export function refuseUndeclaredQuery(fastify: FastifyInstance, document: OpenAPIObject): void {
  const declared = new Map(
    operationsOf(document).map(({ path, method, operation }) => [
      routeKey(method, path.replace(/\{(\w+)\}/g, ':$1')),
      new Set(queryNames(operation)),
    ]),
  );
  fastify.addHook('preValidation', (request, _reply, done) => {
    const { url = '' } = request.raw;
    if (!url.includes('?')) return done();
    if (!isReadable(url)) return done(new InvalidRequestError([UNREADABLE]));
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const names = declared.get(routeKey(method, request.routeOptions.url ?? ''));
    const unknown = Object.keys(request.query as object).filter((name) => names && !names.has(name));
    if (unknown.length === 0) done();
    else
      done(
        new InvalidRequestError(
          unknown.map((name) => ({ pointer: `#/${name}`, detail: 'is not a known query parameter' })),
        ),
      );
  });
}
