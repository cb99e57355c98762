import type { ApiClient, ApiRequest, ApiResponse } from '@emporium/harness';

/** A response that is not what it must be. */
export class WrongResponseError extends Error {
  constructor({ path }: ApiRequest, what: string) {
    super(`wrong response to ${path}: ${what}`);
  }
}

/** @throws WrongResponseError for anything but 200 to a GET and 200 or 201 to a POST */
export async function expectSuccess(gateway: ApiClient, request: ApiRequest): Promise<ApiResponse> {
  const response = await gateway.send(request);
  const { status, text } = response;
  if (status === 200 || (status === 201 && request.method === 'POST')) return response;
  throw new WrongResponseError(request, `${status} ${text}`);
}
