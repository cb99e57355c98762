import { HttpException } from '@nestjs/common';
import { DomainError } from '@emporium/http';

/**
 * What a failed attempt leaves under its key:
 * - `response`: its response, which repeats get;
 * - `nothing`: it had no effect, so the key may be used anew;
 * - `unknown`: it may have had its effect, so a repeat takes the claim over.
 */
export type Outcome = 'response' | 'nothing' | 'unknown';

/**
 * Refusals because of the state of things. They are stored for the key, so that whoever lost the first response gets the
 * same from every repeat, however things have changed since. All other refusals depend on the request or its sender; a
 * repeat is handled like a first request.
 */
const BY_STATE = new Set([404, 409]);

/** What an error says about the effect of the attempt; anything but a refusal says nothing. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof DomainError && error.status < 500)
    return BY_STATE.has(error.status) ? 'response' : 'nothing';
  return error instanceof HttpException && error.getStatus() < 500 ? 'nothing' : 'unknown';
}
