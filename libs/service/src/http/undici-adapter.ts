import { AxiosError, type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { type Dispatcher, request } from 'undici';

/**
 * Has axios send its requests through undici, which needs about half of what Node's own client needs.
 *
 * Of a request's settings it knows the URL, method, headers, data as text, and `signal`, which has to end it in time.
 */
export const undiciAdapter =
  (dispatcher: Dispatcher): AxiosAdapter =>
  async (config: InternalAxiosRequestConfig<string>): Promise<AxiosResponse<string>> => {
    const response = await send(dispatcher, config);
    if (config.validateStatus?.(response.status) ?? true) return response;
    const code = response.status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
    throw new AxiosError(`answered with ${response.status}`, code, config, undefined, response);
  };

async function send(
  dispatcher: Dispatcher,
  config: InternalAxiosRequestConfig<string>,
): Promise<AxiosResponse<string>> {
  try {
    const { statusCode, headers, body } = await request(config.url ?? '', {
      dispatcher,
      method: config.method?.toUpperCase() as Dispatcher.HttpMethod,
      headers: config.headers.toJSON() as Record<string, string>,
      body: config.data,
      signal: config.signal as AbortSignal,
    });
    const data = await body.text();
    return { data, status: statusCode, statusText: '', headers, config };
  } catch (error) {
    throw AxiosError.from(error, (error as NodeJS.ErrnoException).code, config);
  }
}
