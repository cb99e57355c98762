import { expectDocumented } from './openapi';
import { GATEWAY_URL } from './urls';

export interface RequestOptions {
  readonly token?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

/** Sends one request and reads the response; a body that is not JSON is left out. */
export async function send(
  baseUrl: string,
  method: string,
  path: string,
  { token, body, headers }: RequestOptions = {},
): Promise<ApiResponse> {
  const response = await fetch(baseUrl + path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: text && isJson ? JSON.parse(text) : undefined,
  };
}

/** Sends a request through the gateway and checks the response against the OpenAPI document. */
export async function api(method: string, path: string, options?: RequestOptions): Promise<ApiResponse> {
  const response = await send(GATEWAY_URL, method, path, options);
  const contentType = response.headers.get('content-type') ?? '';
  await expectDocumented(method, path.split('?', 1)[0] ?? path, { ...response, contentType });
  return response;
}
