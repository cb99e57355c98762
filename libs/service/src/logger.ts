import type { LoggerService } from '@nestjs/common';
import { currentContext } from '@emporium/http';
import { pino, type Level, type Logger as Pino } from 'pino';
import type { ServiceConfig } from './service.config';

/** Makes a service's log: JSON lines on standard output, readable ones on a developer's terminal. */
export function createPino(service: string, config: ServiceConfig): Pino {
  return pino({
    level: config.LOG_LEVEL,
    base: { service },
    mixin: contextFields,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: withoutCommand },
    redact: ['*.authorization', '*.password', '*.currentPassword', '*.refreshToken', '*.accessToken'],
    ...(config.NODE_ENV === 'development' && process.stdout.isTTY
      ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname,service,traceparent' } } }
      : {}),
  });
}

/** What ties a line to its request. */
function contextFields() {
  const { requestId, traceparent } = currentContext() ?? {};
  return { requestId, traceparent };
}

/** An error without the Redis command it came from, whose arguments may be anybody's data. */
function withoutCommand(error: Error) {
  const { command, ...told } = pino.stdSerializers.err(error) as { command?: unknown };
  return told;
}

/** Parts of Nest that tell every module and route at the start. */
const CHATTY = new Set([
  'InstanceLoader',
  'NestFactory',
  'NestApplication',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Lets what Nest and the services log come out of pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Pino) {}

  log = (message: unknown, ...rest: unknown[]) =>
    this.write(CHATTY.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  error = (message: unknown, ...rest: unknown[]) => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]) => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]) => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]) => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]) => this.write('fatal', message, rest);

  /** Nest passes the logger's context last, and a stack before it for errors. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const fields = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.pino[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](rest.length > 1 ? { ...fields, stack: rest[0] } : fields, String(message));
  }
}
