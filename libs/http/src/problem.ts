import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { isRedisUnavailable } from '@emporium/redis';
import { DomainError, UnavailableError } from './domain-error';

/** The media type of every error response. @see RFC 9457 */
export const PROBLEM_JSON = 'application/problem+json';

/** An error as clients see it; never with a stack, a file path or a driver's message. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly requestId: string;
  readonly [extension: string]: unknown;
}

/** A problem and the headers that go with it. */
export interface ProblemResponse {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  404: 'ROUTE_NOT_FOUND',
  408: 'REQUEST_TIMEOUT',
  413: 'PAYLOAD_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  417: 'EXPECTATION_FAILED',
  431: 'HEADERS_TOO_LARGE',
};

const DETAILS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read; its body must be valid JSON.',
  404: 'There is no such route.',
  408: 'The request did not arrive in time.',
  413: 'The request body is too large.',
  415: 'The request body must be sent as application/json.',
};

const INTERNAL: Refusal = {
  status: 500,
  code: 'INTERNAL_ERROR',
  detail: 'Something went wrong on our side.',
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

function refusalOf(error: unknown): Refusal {
  if (isRedisUnavailable(error)) return refusalOf(new UnavailableError());
  if (error instanceof DomainError) {
    const { status, code, message, details, headers } = error;
    return { status, code, detail: message, details, headers };
  }
  const status = statusOf(error);
  if (status === undefined || status < 400 || status >= 500) return INTERNAL;
  return {
    status,
    code: CODES[status] ?? 'REQUEST_REFUSED',
    detail: DETAILS[status] ?? STATUS_CODES[status] ?? 'The request was refused.',
  };
}

/** Says whether a step failed because of what it depends on: it may have had its effect, and a repeat may succeed. */
export const mayTryAgain = (error: unknown): boolean =>
  error instanceof UnavailableError || isRedisUnavailable(error);

/** Says whether an error is unexpected, so that it must be logged with its stack. */
export const isFault = (error: unknown): boolean => refusalOf(error) === INTERNAL;

/**
 * Renders an error as problem details.
 *
 * @param instance path of the request
 */
export function problemOf(error: unknown, instance: string, requestId: string): ProblemResponse {
  const { status, code, detail, details, headers } = refusalOf(error);
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    problem: { type: 'about:blank', title, status, detail, instance, code, requestId, ...details },
    headers: headers ?? {},
  };
}
