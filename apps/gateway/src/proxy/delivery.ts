import { Duplex } from 'node:stream';
import { DomainError, isRead, isUnavailable } from '@emporium/http';
import type { Balancer } from '../balancing/balancer';
import { isUnsent } from '../balancing/outcome';
import { ClientGoneError } from '../http/request.errors';
import type { ResponseReceiver } from './response-receiver';
import { RESPONSE_TIMEOUT_MS, FIRST_TRY_MS, WORTH_A_TRY_MS } from './budgets';
import { type Decider, Exchange } from './exchange';
import { AbandonedError, LateError } from './exchange.errors';
import { UpstreamTimeoutError, UpstreamUnavailableError } from './proxy.errors';
import type { UpstreamRequest } from './upstream-request';

/** One request on its way: a try at one instance, and a second one elsewhere if it is safe to repeat. */
export class Delivery implements Decider {
  private readonly startedAt = performance.now();
  private readonly isRead: boolean;
  private exchange?: Exchange;
  private isRetried = false;

  constructor(
    private readonly balancer: Balancer,
    private readonly request: UpstreamRequest,
    private readonly receiver: ResponseReceiver,
  ) {
    this.isRead = isRead(request.method);
    this.tryOnce();
  }

  /** Nobody waits for the response any more. */
  abandon(): void {
    this.isRetried = true;
    this.exchange?.abandon();
  }

  accepts(status: number): boolean {
    if (!isUnavailable(status) || !this.hasAlternative || !this.mayRetry()) return true;
    this.retry();
    return false;
  }

  failed(error: Error, hasResponse: boolean): void {
    const mayHelp = !(error instanceof AbandonedError || (error instanceof LateError && !this.isRead));
    if (!hasResponse && mayHelp && this.mayRetry(isUnsent(error))) this.retry();
    else this.receiver.fail(asProblem(error));
  }

  private retry(): void {
    this.isRetried = true;
    this.tryOnce();
  }

  private tryOnce(): void {
    const { balancer, request, receiver, isRead, isRetried } = this;
    try {
      const call = balancer.begin(isRead ? 'read' : 'write', this.exchange?.call.instance);
      const isFirstOfTwo = isRead && !isRetried && this.hasAlternative;
      this.exchange = new Exchange(
        call,
        request,
        isFirstOfTwo ? FIRST_TRY_MS : this.remainingMs(),
        receiver,
        this,
      );
    } catch (error) {
      if (request.body instanceof Duplex) request.body.destroy();
      receiver.fail(error as Error);
    }
  }

  private get hasAlternative(): boolean {
    return this.balancer.instances.length > 1;
  }

  /** @param isUnsent whether the first try did not reach anybody: then it may be a write without a key too */
  private mayRetry(isUnsent = false): boolean {
    const { isRepeatable, body } = this.request;
    const isFirst = isUnsent && !(body instanceof Duplex && (body.readableDidRead || body.destroyed));
    if (this.isRetried || !(isRepeatable || isFirst) || this.remainingMs() < WORTH_A_TRY_MS) return false;
    return this.balancer.retries.spend();
  }

  private remainingMs(): number {
    return RESPONSE_TIMEOUT_MS - (performance.now() - this.startedAt);
  }
}

function asProblem(cause: Error): Error {
  if (cause instanceof DomainError) return cause;
  if (cause instanceof AbandonedError) return new ClientGoneError();
  return cause instanceof LateError
    ? new UpstreamTimeoutError({ cause })
    : new UpstreamUnavailableError({ cause });
}
