import type { LineReply } from '../wire/send-line';
import { problemFault } from '../wire/problem';

/** Says what is wrong with the answer to a forged token: it must be one 401 that names the scheme. */
export function forgeryFaults({ answers }: LineReply): string[] {
  const [answer] = answers;
  if (!answer || answers.length > 1) return [`${answers.length} answers`];
  const { status, headers, text } = answer;
  if (status !== 401) return [`answered with ${status}, not 401: ${text.slice(0, 120)}`];
  const isChallenged = /^Bearer\b/.test(headers['www-authenticate'] ?? '');
  return [problemFault(answer), isChallenged ? undefined : 'a 401 without WWW-Authenticate: Bearer'].filter(
    (fault) => fault !== undefined,
  );
}
