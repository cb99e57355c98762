import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { observeCommands } from '@emporium/redis';

const tracer = trace.getTracer('emporium-redis');

/**
 * Spans of Redis commands, with their names only, as arguments may be personal data. Commands outside of requests, such
 * as regular checks, get none.
 *
 * The commands are observed here because ioredis's own hooks run when it writes a batch, where the request that a command
 * belongs to is no longer known.
 */
export function observeRedis(): void {
  observeCommands((command, run) => {
    if (!trace.getActiveSpan()) return run();
    const name = command.toUpperCase();
    const attributes = { 'db.system.name': 'redis', 'db.operation.name': name };
    const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
    const result = run();
    Promise.resolve(result)
      .catch(({ message }: Error) => span.setStatus({ code: SpanStatusCode.ERROR, message }))
      .finally(() => span.end());
    return result;
  });
}
