import { DomainError } from '@emporium/http';
import type { ApiResponse } from '../http/api-response';

const OUTAGES = new Set([502, 503, 504]);

/** Whether a failure, or the answer to a request, says that the service cannot answer now. */
export const isOutage = (outcome: unknown): boolean => OUTAGES.has(statusOf(outcome));

/** Whether a request failed because its client has closed the connection. */
export const hasLeft = (error: unknown): boolean => statusOf(error) === 499;

const statusOf = (outcome: unknown): number =>
  outcome instanceof DomainError ? outcome.status : ((outcome as ApiResponse | undefined)?.status ?? 0);
