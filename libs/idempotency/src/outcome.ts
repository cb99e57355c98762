import { HttpException } from '@nestjs/common';
import { DomainError } from '@emporium/http';

/** What a failed attempt leaves of its key: its answer, nothing since nothing happened, or a claim to be resumed. */
export type Outcome = 'answer' | 'nothing' | 'unknown';

/**
 * Refusals by the state of things. They are the answer to that key: whoever lost the first one learns the same from every
 * repeat, however things have moved on. All other refusals are of the request or its sender, and are judged anew.
 */
const BY_STATE = new Set([404, 409]);

/** What an error says about the effect; anything but a refusal says nothing. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof DomainError && error.status < 500)
    return BY_STATE.has(error.status) ? 'answer' : 'nothing';
  return error instanceof HttpException && error.getStatus() < 500 ? 'nothing' : 'unknown';
}
