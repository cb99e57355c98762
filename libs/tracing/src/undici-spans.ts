import { trace } from '@opentelemetry/api';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';

/** undici's requests; their headers are names and values in turn. */
interface Request {
  headers: string | (string | string[])[];
}

/**
 * Spans of the gateway's requests to services.
 *
 * A request that waited for a connection is sent in the context of another request. It then gets no span of its own; its
 * `traceparent` still puts the service's span into the right trace.
 */
export const instrumentUndici = (): UndiciInstrumentation =>
  new UndiciInstrumentation({
    requireParentforSpans: true,
    ignoreRequestHook: (request) => traceOf(request) !== trace.getActiveSpan()?.spanContext().traceId,
    // The instrumentation adds its own, and a request with two is treated as one without.
    requestHook: (_span, request) => void removeTraceparent(request),
  });

function indexOfTraceparent({ headers }: Request): number {
  return Array.isArray(headers) ? headers.findIndex((name, i) => i % 2 === 0 && name === 'traceparent') : -1;
}

function traceOf(request: Request): string | undefined {
  const index = indexOfTraceparent(request);
  const value = index < 0 ? undefined : request.headers[index + 1];
  return typeof value === 'string' ? value.slice(3, 35) : undefined;
}

function removeTraceparent(request: Request): void {
  const index = indexOfTraceparent(request);
  if (index >= 0) (request.headers as string[]).splice(index, 2);
}
