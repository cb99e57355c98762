import { randomUUID } from 'node:crypto';
import { ApiClient, type ApiRequest } from '@emporium/harness';
import type { RecordedResponse, Attempt } from '../history/attempt';

/** How long a client waits; longer than any budget of the services, so that it hears their answers. */
const PATIENCE_MS = 4_000;

/** Sends requests and records each as an attempt. */
export class GatewayClient {
  private readonly client: ApiClient;

  constructor(url: string) {
    this.client = new ApiClient(url, { timeoutMs: PATIENCE_MS });
  }

  /** Sends one request, once; a connection that breaks is an attempt without an answer. */
  async send(request: ApiRequest): Promise<Attempt> {
    const requestId = randomUUID();
    const sentAt = Date.now();
    const response = await this.exchange(request, requestId).catch(() => undefined); // broken or late
    return { requestId, sentAt, endedAt: Date.now(), response };
  }

  private async exchange(request: ApiRequest, requestId: string): Promise<RecordedResponse> {
    const headers = { 'x-request-id': requestId };
    const { status, code, body } = await this.client.send({ ...request, headers });
    return { status, code, body };
  }
}
