import type { LineResponse } from '../wire/send-line';
import { problemFault } from '../wire/problem';

/** Says what is wrong with the answer to a forged token: it must be one 401 that names the scheme. */
export function forgeryFaults({ responses }: LineResponse): string[] {
  const [response] = responses;
  if (!response || responses.length > 1) return [`${responses.length} answers`];
  const { status, headers, text } = response;
  if (status !== 401) return [`answered with ${status}, not 401: ${text.slice(0, 120)}`];
  const isChallenged = /^Bearer\b/.test(headers['www-authenticate'] ?? '');
  return [problemFault(response), isChallenged ? undefined : 'a 401 without WWW-Authenticate: Bearer'].filter(
    (fault) => fault !== undefined,
  );
}
