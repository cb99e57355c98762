import type { LoggerService } from '@nestjs/common';
import { currentContext, traceIdOf } from '@emporium/http';
import { type DestinationStream, type Level, type Logger as Pino, type LoggerOptions, pino } from 'pino';
import { logOutput } from './log-output';
import type { ServiceConfig } from '../config/service.config';

const PRETTY = { target: 'pino-pretty', options: { ignore: 'pid,hostname,service,traceId' } };

/** At the top of a line, in an object on it, and in one within that. */
const SECRETS = ['authorization', 'password', 'currentPassword', 'refreshToken', 'accessToken'].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
);

/**
 * Makes a service's log: JSON lines on standard output, readable ones on a developer's terminal.
 *
 * @param isBatched whether lines may be written a moment later; a `kill -9` loses those of the last moment
 * @param output instead of standard output
 */
export function createPino(
  service: string,
  config: ServiceConfig,
  { isBatched = false, output }: { isBatched?: boolean; output?: DestinationStream } = {},
): Pino {
  const isPretty = config.NODE_ENV === 'development' && process.stdout.isTTY;
  const options: LoggerOptions = {
    level: config.LOG_LEVEL,
    base: { service },
    mixin: contextFields,
    timestamp: isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: SECRETS,
    ...(isPretty && { transport: PRETTY }),
  };
  if (isPretty && !output) return pino(options);
  return pino(options, output ?? logOutput(process.stdout.fd || 1, isBatched));
}

const time = { ms: 0, member: '' };

/** As pino's own, but formatted only once in a millisecond. */
function isoTime(): string {
  const ms = Date.now();
  if (ms !== time.ms) Object.assign(time, { ms, member: `,"time":"${new Date(ms).toISOString()}"` });
  return time.member;
}

/** The fields that connect a line with its request. */
function contextFields(): object {
  const context = currentContext();
  if (!context) return {};
  return { requestId: context.requestId, traceId: traceIdOf(context) };
}

/**
 * The fields of an error to log, without those that libraries add, such as a command's arguments or request headers.
 */
function describeError(error: Error) {
  const { type, message, stack } = pino.stdSerializers.err(error);
  return { type, message, stack, code: (error as NodeJS.ErrnoException).code };
}

/** Parts of Nest that log every module and route at the start. */
const CHATTY = new Set([
  'InstanceLoader',
  'NestFactory',
  'NestApplication',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Makes Nest and the services log through pino. */
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
