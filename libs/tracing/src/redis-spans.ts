import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { observeCommands } from '@emporium/redis';

const tracer = trace.getTracer('emporium-redis');

/**
 * Spans of Redis commands, by name: their arguments may be anybody's data. Only within a request, since what a process
 * looks for every few milliseconds belongs to nobody.
 *
 * ioredis tells of a command when it is written, together with others' commands, where whose it is can't be told.
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
