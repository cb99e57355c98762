import type { IncomingHttpHeaders } from 'node:http';
import { isUnavailable, OVERLOADED_HEADER } from '@emporium/http';

/**
 * What came of a call. Only `answered` is a success of the instance, `abandoned` says nothing about it; `unanswered` is
 * connected and then late, or nonsense.
 */
export const OUTCOMES = ['answered', 'unavailable', 'unreachable', 'unanswered', 'abandoned'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/**
 * A 500 counts as answered: one bad request must not open the circuit for everybody. So does a 503 that is about one kind
 * of work only, of which the service has too much: it still does everything else.
 */
export const outcomeOfResponse = (status: number, headers: IncomingHttpHeaders): Outcome =>
  isUnavailable(status) && headers[OVERLOADED_HEADER] === undefined ? 'unavailable' : 'answered';

/** @param error of undici or the socket */
export const outcomeOfError = (error: unknown): Outcome =>
  UNREACHABLE.has((error as NodeJS.ErrnoException | undefined)?.code ?? '') ? 'unreachable' : 'unanswered';

/** Whether there was not even a connection, so that nothing of the request can have arrived. */
export const isUnsent = (error: unknown): boolean => {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT';
};
