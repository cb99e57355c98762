import type { SpanContext } from '@opentelemetry/api';

/** The `traceparent` header of a span. @see W3C Trace Context */
export const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-0${traceFlags & 1}`;
