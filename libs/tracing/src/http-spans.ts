import { IncomingMessage } from 'node:http';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { spanName } from './span-name';
import { traceparentOf } from './traceparent';

const isProbe = (url = '') => url.startsWith('/health') || url === '/metrics';

/**
 * Spans of requests received, and of those sent on for them.
 *
 * A request's header is made to name its span: then all that reads it, logs and onward calls, speaks of the same trace
 * as without spans.
 */
export const instrumentHttp = (): HttpInstrumentation =>
  new HttpInstrumentation({
    ignoreIncomingRequestHook: ({ url }) => isProbe(url),
    requireParentforOutgoingSpans: true,
    requestHook: (span, request) => {
      if (!(request instanceof IncomingMessage)) return;
      request.headers['traceparent'] = traceparentOf(span.spanContext());
      span.updateName(spanName(request.method ?? '', request.url ?? ''));
    },
  });
