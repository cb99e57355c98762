import { Duplex } from 'node:stream';
import { DomainError } from '@emporium/http';
import type { Balancers } from '../balancing/balancers';
import { isUnsent } from '../balancing/outcome';
import type { ServiceName } from '@emporium/contracts';
import type { ResponseReceiver } from './response-receiver';
import { RESPONSE_TIMEOUT_MS, FIRST_TRY_MS, WORTH_A_TRY_MS } from './budgets';
import { type Decider, Exchange } from './exchange';
import { AbandonedError, LateError } from './exchange.errors';
import { ClientGoneError, UpstreamTimeoutError, UpstreamUnavailableError } from './proxy.errors';
import type { UpstreamRequest } from './upstream-request';

/** One request on its way: a try, and a second one elsewhere where that can do no harm. */
export class Delivery implements Decider {
  private readonly startedAt = performance.now();
  private readonly isRead: boolean;
  private exchange?: Exchange;
  private isRetried = false;

  constructor(
    private readonly balancers: Balancers,
    private readonly service: ServiceName,
    private readonly request: UpstreamRequest,
    private readonly receiver: ResponseReceiver,
  ) {
    this.isRead = request.method === 'GET' || request.method === 'HEAD';
    this.tryOnce();
  }

  /** Nobody waits for the answer any more. */
  abandon(): void {
    this.isRetried = true;
    this.exchange?.abandon();
  }

  accepts(status: number): boolean {
    if (!isUnavailable(status) || !this.hasAlternative || !this.mayRetry()) return true;
    this.retry();
    return false;
  }

  failed(error: Error, hasAnswer: boolean): void {
    const mayHelp = !(error instanceof AbandonedError || (error instanceof LateError && !this.isRead));
    if (!hasAnswer && mayHelp && this.mayRetry(isUnsent(error))) this.retry();
    else this.receiver.fail(asProblem(error));
  }

  private retry(): void {
    this.isRetried = true;
    this.tryOnce();
  }

  private tryOnce(): void {
    const { balancers, service, request, receiver, isRead, isRetried } = this;
    try {
      const call = balancers.begin(service, isRead ? 'read' : 'write', this.exchange?.call.instance);
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
    return this.balancers.of(this.service).instances.length > 1;
  }

  /** @param isUnsent whether the first try did not reach anybody: then it may be a write without a key too */
  private mayRetry(isUnsent = false): boolean {
    const { isRepeatable, body } = this.request;
    const isFirst = isUnsent && !(body instanceof Duplex && (body.readableDidRead || body.destroyed));
    if (this.isRetried || !(isRepeatable || isFirst) || this.remainingMs() < WORTH_A_TRY_MS) return false;
    return this.balancers.mayRetry(this.service);
  }

  private remainingMs(): number {
    return RESPONSE_TIMEOUT_MS - (performance.now() - this.startedAt);
  }
}

const isUnavailable = (status: number) => status >= 502 && status <= 504;

function asProblem(cause: Error): Error {
  if (cause instanceof DomainError) return cause;
  if (cause instanceof AbandonedError) return new ClientGoneError();
  return cause instanceof LateError
    ? new UpstreamTimeoutError({ cause })
    : new UpstreamUnavailableError({ cause });
}
