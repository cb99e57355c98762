import type { Conformance } from '../document/conformance';
import type { Operation } from '../document/document';
import { leaksIn } from '../leaks/leaks';
import type { HttpRequest, HttpResponse } from '../wire/send-request';

/** Says what is wrong with the answer to any request at all. */
export function anyFaults(
  conformance: Conformance,
  operation: Operation,
  request: HttpRequest,
  response: HttpResponse,
): string[] {
  const { status, headers, text } = response;
  const said = JSON.stringify(request) + (typeof request.body === 'string' ? request.body : '');
  const isRead = request.method === 'GET';
  return [
    ...(status >= 500 ? [`answered with ${status}`] : conformance.faultsOf(operation, response)),
    ...leaksIn(`${text}\n${Object.values(headers).join('\n')}`, said),
    ...(headers['x-request-id'] ? [] : ['no X-Request-Id']),
    ...(isRead && !headers['x-cache'] ? ['no X-Cache'] : []),
  ];
}
