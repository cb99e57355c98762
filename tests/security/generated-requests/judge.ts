import type { Conformance } from '../document/conformance';
import type { Operation } from '../document/document';
import { leaksIn } from '../leaks/leaks';
import type { Question, Reply } from '../wire/send-request';

/** Says what is wrong with the answer to any request at all. */
export function anyFaults(
  conformance: Conformance,
  operation: Operation,
  question: Question,
  reply: Reply,
): string[] {
  const { status, headers, text } = reply;
  const said = JSON.stringify(question) + (typeof question.body === 'string' ? question.body : '');
  const isRead = question.method === 'GET';
  return [
    ...(status >= 500 ? [`answered with ${status}`] : conformance.faultsOf(operation, reply)),
    ...leaksIn(`${text}\n${Object.values(headers).join('\n')}`, said),
    ...(headers['x-request-id'] ? [] : ['no X-Request-Id']),
    ...(isRead && !headers['x-cache'] ? ['no X-Cache'] : []),
  ];
}
