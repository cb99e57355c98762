import type { IncomingHttpHeaders } from 'node:http';
import { Duplex } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Call } from '../balancing/instance';
import { SlowBodyError } from '../http/request.errors';
import type { ResponseReceiver } from './response-receiver';
import { AbandonedError, LateError } from './exchange.errors';
import type { UpstreamRequest } from './upstream-request';

/** Who decides what becomes of a try. */
export interface Decider {
  /** Whether a response with this status goes to the receiver; if not, the exchange is broken off. */
  accepts(status: number): boolean;
  /** Nothing more follows. @param hasResponse whether the receiver has heard something already */
  failed(error: Error, hasResponse: boolean): void;
}

/** One try of a request at one instance, straight from the wire to the receiver. */
export class Exchange implements Dispatcher.DispatchHandler {
  private controller?: Dispatcher.DispatchController;
  private readonly lateness: NodeJS.Timeout;
  private hasResponse = false;
  private isOver = false;

  constructor(
    readonly call: Call,
    private readonly request: UpstreamRequest,
    timeoutMs: number,
    private readonly receiver: ResponseReceiver,
    private readonly decider: Decider,
  ) {
    // After a stall of this process the response may be there already and only its event be late: events go first.
    this.lateness = setTimeout(() => setImmediate(() => this.giveUp()), timeoutMs);
    call.instance.dispatcher.dispatch(request, this);
  }

  /** Nobody waits for the response any more. */
  abandon(): void {
    if (!this.isOver) this.breakOff(new AbandonedError());
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.isOver) controller.abort(new AbandonedError());
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (this.isOver || status < 200) return;
    clearTimeout(this.lateness);
    this.call.answered(status, headers);
    this.hasResponse = this.decider.accepts(status);
    if (this.hasResponse) this.receiver.head(status, headers, controller);
    else this.close(new AbandonedError());
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.isOver) this.receiver.data(chunk);
  }

  onResponseEnd(): void {
    if (this.isOver) return;
    this.close();
    this.receiver.end();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.breakOff(error);
  }

  /** The client's body broke or is not complete, so the instance is not to blame. */
  private get isClientsFault(): boolean {
    const { body } = this.request;
    return body instanceof Duplex && (body.errored !== null || !body.writableEnded);
  }

  private giveUp(): void {
    if (!this.hasResponse) this.breakOff(this.isClientsFault ? new SlowBodyError() : new LateError());
  }

  private breakOff(error: Error): void {
    if (this.isOver) return;
    if (error instanceof AbandonedError || this.isClientsFault) this.call.abandoned();
    else this.call.failed(error);
    this.close(error);
    this.decider.failed(error, this.hasResponse);
  }

  private close(reason?: Error): void {
    this.isOver = true;
    clearTimeout(this.lateness);
    if (reason) this.controller?.abort(reason);
    this.call.ended();
  }
}
