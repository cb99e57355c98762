import type { ApiClient, ApiRequest, ApiResponse } from '@emporium/harness';

/** An answer that is not what it must be. */
export class WrongAnswerError extends Error {
  constructor({ path }: ApiRequest, what: string) {
    super(`wrong answer to ${path}: ${what}`);
  }
}

/** @throws WrongAnswerError for anything but 200 to a GET and 200 or 201 to a POST */
export async function ask(gateway: ApiClient, request: ApiRequest): Promise<ApiResponse> {
  const response = await gateway.send(request);
  const { status, text } = response;
  if (status === 200 || (status === 201 && request.method === 'POST')) return response;
  throw new WrongAnswerError(request, `${status} ${text}`);
}
