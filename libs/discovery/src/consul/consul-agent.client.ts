import { type Dispatcher, request } from 'undici';
import { originAt } from '../own-address';
import type { Registration } from './registration';

const TIMEOUT_MS = 2_000;
/** How long Consul may hold an answer back while nothing changes. */
const WAIT_SECONDS = 30;
/** Consul adds up to a sixteenth of the wait. */
const WAIT_TIMEOUT_MS = (WAIT_SECONDS * 1_000 * 17) / 16 + TIMEOUT_MS;

export interface HealthyInstances {
  readonly index: number;
  readonly origins: readonly string[];
}

/** The part of `GET /v1/health/service/:name` that is read. An empty service address means the node's. */
interface HealthEntry {
  readonly Node: { readonly Address: string };
  readonly Service: { readonly Address: string; readonly Port: number };
}

/** Consul's HTTP API, as far as it is needed. @see https://developer.hashicorp.com/consul/api-docs */
export class ConsulAgent {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  /** A blocking query: resolves when there is a newer index than this one, at once when it is 0. @throws Error */
  async healthyInstances(service: string, index: number, signal: AbortSignal): Promise<HealthyInstances> {
    const path = `/v1/health/service/${encodeURIComponent(service)}?passing=true&index=${index}&wait=${WAIT_SECONDS}s`;
    const { statusCode, headers, body } = await this.send('GET', path, {
      signal,
      timeoutMs: WAIT_TIMEOUT_MS,
    });
    if (statusCode !== 200) throw await refusal(statusCode, body);
    const entries = (await body.json()) as HealthEntry[];
    return {
      index: Number(headers['x-consul-index']) || 0,
      origins: entries.map(({ Node, Service }) => originAt(Service.Address || Node.Address, Service.Port)),
    };
  }

  /** Says whether the agent has a registration of this id. @throws Error */
  async knows(id: string, signal: AbortSignal): Promise<boolean> {
    const path = `/v1/agent/service/${encodeURIComponent(id)}`;
    const { statusCode, body } = await this.send('GET', path, { signal });
    if (statusCode !== 200 && statusCode !== 404) throw await refusal(statusCode, body);
    await body.dump();
    return statusCode === 200;
  }

  /** @throws Error */
  async register(registration: Registration, signal: AbortSignal): Promise<void> {
    await this.put('/v1/agent/service/register', { signal, body: JSON.stringify(registration) });
  }

  /** @throws Error */
  async deregister(id: string): Promise<void> {
    await this.put(`/v1/agent/service/deregister/${encodeURIComponent(id)}`);
  }

  private async put(path: string, options: SendOptions = {}): Promise<void> {
    const { statusCode, body } = await this.send('PUT', path, options);
    if (statusCode !== 200) throw await refusal(statusCode, body);
    await body.dump();
  }

  private send(method: 'GET' | 'PUT', path: string, { signal, body, timeoutMs = TIMEOUT_MS }: SendOptions) {
    return request(this.url + path, {
      method,
      signal,
      body,
      headersTimeout: timeoutMs,
      bodyTimeout: TIMEOUT_MS,
      headers: { ...(this.token && { 'x-consul-token': this.token }) },
    });
  }
}

interface SendOptions {
  readonly signal?: AbortSignal;
  readonly body?: string;
  readonly timeoutMs?: number;
}

const refusal = async (status: number, body: Dispatcher.ResponseData['body']) =>
  new Error(`Consul answered ${status}: ${(await body.text()).slice(0, 200)}`);
