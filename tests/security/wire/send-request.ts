import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { Agent, request } from 'undici';

/** One request in parts. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a string: that is sent as it is. */
  readonly body?: unknown;
}

/** A response that has been read to its end. */
export interface HttpResponse {
  readonly status: number;
  /** By lower-case name; repeated ones are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const LIMIT_MS = 20_000;
const agent = new Agent({ connections: 64, headersTimeout: LIMIT_MS, bodyTimeout: LIMIT_MS });

/** Sends a request over a keep-alive connection. */
export async function sendRequest(
  baseUrl: string,
  { method, path, token, headers, body }: HttpRequest,
): Promise<HttpResponse> {
  const response = await request(baseUrl + path, {
    dispatcher: agent,
    method: method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const joined = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    status: response.statusCode,
    headers: Object.fromEntries(joined),
    text: decoded(Buffer.from(await response.body.arrayBuffer()), response.headers['content-encoding']),
  };
}

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
};

function decoded(bytes: Buffer, encoding: string | string[] | undefined): string {
  const decode = bytes.length > 0 ? DECODERS[String(encoding)] : undefined;
  try {
    return (decode ? decode(bytes) : bytes).toString('utf8');
  } catch {
    return bytes.toString('utf8'); // whoever checks it against a schema says what is wrong
  }
}

/** The JSON in an answer, or undefined when there is none. */
export function jsonOf({ headers, text }: Pick<HttpResponse, 'headers' | 'text'>): unknown {
  if (!/\bjson\b/.test(headers['content-type'] ?? '') || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // whoever looks for a problem or a DTO says that there is none
  }
}
