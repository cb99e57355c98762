import type { RecordedRequest } from '../fixture/recording-upstream';
import type { LineResponse } from '../wire/send-line';
import { problemFault } from '../wire/problem';

const PUBLIC_PATH =
  /^\/(?:products|categories|cart|orders|users)(?:\/(?!\.{1,2}(?:[/?]|$))[\w.~-]+)*(?:\?|$)/;

/** Says what is wrong with requests that got through: they may lead to the public API only, written plainly. */
export const arrivalFaults = (arrived: readonly RecordedRequest[]): string[] =>
  arrived
    .filter(({ target }) => !PUBLIC_PATH.test(target))
    .map(({ method, target }) => `${method} ${JSON.stringify(target)} got through`);

/** What is wrong with responses to a request that must be refused. */
export function refusalFaults({ responses, closed }: LineResponse): string[] {
  if (responses.length === 0) return closed ? [] : ['neither answered nor closed within the limit'];
  if (responses.length > 1) return [`${responses.length} answers`];
  return responses.flatMap((response) => {
    const { status, text } = response;
    if (status < 400) return [`answered with ${status}: ${text.slice(0, 80)}`];
    if (status >= 500 && status !== 501 && status !== 505) return [`answered with ${status}`];
    return problemFault(response) ?? [];
  });
}
