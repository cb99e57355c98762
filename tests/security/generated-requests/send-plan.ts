import { fillPath } from '../access-matrix/path';
import type { HttpRequest } from '../wire/send-request';
import type { Plan } from './plan';
import type { World } from './world';

const WRITTEN_AS_IT_IS = /^@\w+:\d+$/;

/** The request of a plan as it goes out now. */
export function requestOf(
  { endpoint, sender, params, query, headers, body }: Plan,
  world: World,
): HttpRequest {
  const inPath = Object.entries(params).map(([name, value]) => [name, encodeSegment(value)] as const);
  const search = query.length > 0 ? `?${query.join('&')}` : '';
  const filled = Object.entries(headers).map(([name, value]) => [name, world.fill(value)] as const);
  const text = body && ('text' in body ? body.text : (JSON.stringify(body.json) as string | undefined));
  const contentType = body && ('text' in body ? body.contentType : 'application/json');
  return {
    method: endpoint.method,
    path: world.fill(fillPath(endpoint.path, Object.fromEntries(inPath)) + search, encodeURIComponent),
    token: world.tokenOf(sender),
    headers: {
      ...Object.fromEntries(filled),
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    body: text === undefined ? undefined : world.fill(text),
  };
}

/** A dot alone would change the path itself. */
const encodeSegment = (text: string) =>
  WRITTEN_AS_IT_IS.test(text)
    ? text
    : encodeURIComponent(Buffer.from(text).toString('utf8')).replace(/^\.{1,2}$/, 'dots');
