import { exchange } from './exchange';
import { parseResponses, type WireResponse } from './parse-responses';

const LIMIT_MS = 8_000;

/** A request whose target and header lines are sent exactly as given. */
export interface LineRequest {
  readonly method: string;
  /** Characters beyond latin1 are sent as UTF-8. */
  readonly target: string;
  readonly lines?: readonly string[];
  readonly body?: string;
}

/** What came back: no answer when the connection was closed instead. */
export interface LineResponse {
  readonly responses: readonly WireResponse[];
  readonly closed: boolean;
}

/** Sends one request over a connection of its own. */
export async function sendLines(url: string, request: LineRequest): Promise<LineResponse> {
  const { method, target, lines = [], body } = request;
  const head = [
    `${method} ${Buffer.from(target).toString('latin1')} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    ...(lines.some((line) => /^connection:/i.test(line)) ? [] : ['Connection: close']),
    ...lines,
    ...(body === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${body.length}`]),
  ];
  const bytes = `${head.join('\r\n')}\r\n\r\n${body ?? ''}`;
  const { received, closed } = await exchange(url, [bytes], { limitMs: LIMIT_MS, quietMs: 1_000 });
  return { responses: parseResponses(received, method === 'HEAD').responses, closed };
}
