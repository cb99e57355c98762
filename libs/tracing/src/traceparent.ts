import type { SpanContext } from '@opentelemetry/api';

/** The header that says where a span belongs. @see W3C Trace Context */
export const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-0${traceFlags & 1}`;
