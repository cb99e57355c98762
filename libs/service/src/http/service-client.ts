import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { Tokens } from '@emporium/auth';
import { currentContext, remainingMs, TIMEOUT_HEADER, UnavailableError } from '@emporium/http';
import { isAxiosError } from 'axios';
import { InstanceChoice } from './instance-choice';

/** One call to another service. */
export interface ServiceCall {
  /** Instances to choose from, e.g. `http://127.0.0.1:3001`. */
  readonly instances: readonly string[];
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** How long the call may take; the caller's own deadline may shorten it. */
  readonly timeoutMs: number;
}

const TOKEN_SECONDS = 60;
/** A token is used for the first half of its life. */
const RENEWED_AFTER_MS = (TOKEN_SECONDS / 2) * 1_000;

/**
 * Calls other services over HTTP under a deadline, with the request's id and a service token.
 *
 * It never repeats a call: only the caller knows whether that is safe and worth it.
 */
@Injectable()
export class ServiceClient {
  private readonly choice = new InstanceChoice();
  private token = '';
  private renewsAt = 0;

  constructor(
    private readonly http: HttpService,
    private readonly tokens: Tokens,
  ) {}

  /**
   * The body of a 2xx response.
   *
   * @throws UnavailableError when there was no response in time, or a 5xx: the call may or may not have taken effect
   * @throws Error when the other service refused the call, which is a bug on our side
   */
  async call<Body>({ instances, method, path, body, timeoutMs: atMost }: ServiceCall): Promise<Body> {
    const timeoutMs = Math.ceil(remainingMs(atMost));
    if (timeoutMs <= 0) throw new UnavailableError('There is no time left for this request.');
    const instance = this.choice.next(instances);
    const context = currentContext();
    const token = await this.liveToken();
    // The timer of `AbortSignal.timeout` would outlive the response.
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    try {
      const { data, headers } = await this.http.axiosRef.request<Body>({
        url: `${instance}${path}`,
        method,
        data: method === 'GET' ? undefined : (body ?? {}),
        signal: deadline.signal,
        headers: {
          Authorization: `Bearer ${token}`,
          [TIMEOUT_HEADER]: String(timeoutMs),
          ...(context && { 'X-Request-Id': context.requestId, traceparent: context.traceparent }),
        },
      });
      // The instance is shutting down.
      if (headers['connection'] === 'close') this.choice.avoid(instance);
      return data;
    } catch (cause) {
      if (!isAxiosError(cause)) throw cause;
      if (!cause.response) this.choice.avoid(instance);
      const status = cause.response?.status ?? 0;
      if (status >= 400 && status < 500)
        throw new Error(`${method} ${path} was refused with ${status}`, { cause });
      throw new UnavailableError(undefined, undefined, 1, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  private async liveToken(): Promise<string> {
    const now = Date.now();
    if (now >= this.renewsAt) {
      this.token = await this.tokens.sign('internal', { sub: 'service' }, TOKEN_SECONDS);
      this.renewsAt = now + RENEWED_AFTER_MS;
    }
    return this.token;
  }
}
