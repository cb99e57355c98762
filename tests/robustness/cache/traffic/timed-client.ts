import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, type ApiRequest, type ApiResponse } from '@emporium/harness';

/** A response, when it was asked for and when it was complete, in ms on this process's monotonic clock. */
export interface TimedResponse extends ApiResponse {
  readonly sentAt: number;
  readonly endedAt: number;
}

/** Whether a response leaves it open if the request took effect, or will. */
const isOpen = ({ status, code }: ApiResponse) => status >= 502 || code === 'IDEMPOTENCY_IN_PROGRESS';
const TRIES = 100;
const PAUSE_MS = 100;

/** A client that says when it sent, and when it had its answer. */
export class TimedClient extends ApiClient {
  override async send(request: ApiRequest): Promise<TimedResponse> {
    const sentAt = performance.now();
    const response = await super.send(request);
    return { ...response, sentAt, endedAt: performance.now() };
  }

  /**
   * Sends something that may be repeated until its outcome is known.
   *
   * @throws Error when that is a refusal
   */
  async succeed(request: ApiRequest): Promise<TimedResponse> {
    let response = await this.send(request);
    let tries = 1;
    for (; isOpen(response) && tries < TRIES; tries++) {
      await sleep(PAUSE_MS);
      response = await this.send(request);
    }
    const isGone = request.method === 'DELETE' && response.status === 404 && tries > 1;
    if (response.status < 300 || isGone) return response;
    throw new Error(`${request.method} ${request.path}: ${response.status} ${response.text}`);
  }
}
