import { jsonOf, type HttpResponse } from './send-request';

/** The members that every problem has. @see RFC 9457 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
}

const CODE = /^[A-Z][A-Z0-9_]+$/;
const MEMBERS = ['type', 'title', 'detail', 'instance', 'code', 'requestId'] as const;

/** The problem that an answer holds, whatever its form. */
export const problemOf = (response: Pick<HttpResponse, 'headers' | 'text'>): Partial<Problem> =>
  jsonOf(response) ?? {};

/** Says what is wrong with an answer of 4xx or 5xx as a problem; undefined when nothing is. */
export function problemFault(response: HttpResponse): string | undefined {
  const { status, headers } = response;
  if (!headers['content-type']?.startsWith('application/problem+json'))
    return `${status} is ${headers['content-type'] ?? 'without content type'}, not application/problem+json`;
  const problem = jsonOf(response) as Record<string, unknown> | undefined;
  if (typeof problem !== 'object') return `${status} has a body that is no JSON object`;
  const missing = MEMBERS.filter((name) => typeof problem[name] !== 'string');
  if (missing.length > 0) return `${status} is a problem without ${missing.join(', ')}`;
  if (problem['status'] !== status) return `${status} is a problem that says ${String(problem['status'])}`;
  if (!CODE.test(String(problem['code']))) return `${status} has the code ${String(problem['code'])}`;
  return undefined;
}
