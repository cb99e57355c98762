import { IncomingMessage } from 'node:http';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { spanName } from './span-name';
import { traceparentOf } from './traceparent';

const isProbe = (url = '') => url.startsWith('/health') || url === '/metrics';

/**
 * Spans of received requests, and of the requests made for them.
 *
 * The span is written into the request's `traceparent`, so that logs and further calls, which read that header, belong to
 * the same trace.
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
