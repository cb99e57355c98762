import { trace } from '@opentelemetry/api';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';

/** As undici keeps them: names and values in turn. */
interface Request {
  headers: string | (string | string[])[];
}

/**
 * Spans of what the gateway asks services.
 *
 * A request that waited for a connection is sent from within another's; it goes without a span of its own then, and the
 * header it has leads the service's span to the right trace.
 */
export const instrumentUndici = (): UndiciInstrumentation =>
  new UndiciInstrumentation({
    requireParentforSpans: true,
    ignoreRequestHook: (request) => traceOf(request) !== trace.getActiveSpan()?.spanContext().traceId,
    // The instrumentation adds its own, and two would be none.
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
