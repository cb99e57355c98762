import type { IncomingHttpHeaders } from 'node:http';
import { Duplex } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Call } from '../balancing/call';
import type { ResponseReceiver } from './response-receiver';
import { AbandonedError, LateError } from './exchange.errors';
import { SlowBodyError } from './proxy.errors';
import type { UpstreamRequest } from './upstream-request';

/** Who decides what becomes of a try. */
export interface Decider {
  /** Says whether an answer with this status goes to the receiver; if not, the exchange is broken off. */
  accepts(status: number): boolean;
  /** Nothing more follows. @param hasAnswer whether the receiver has heard something already */
  failed(error: Error, hasAnswer: boolean): void;
}

/** One try of a request at one instance, straight from the wire to the receiver. */
export class Exchange implements Dispatcher.DispatchHandler {
  private controller?: Dispatcher.DispatchController;
  private readonly lateness: NodeJS.Timeout;
  private hasAnswer = false;
  private isOver = false;

  constructor(
    readonly call: Call,
    private readonly request: UpstreamRequest,
    timeoutMs: number,
    private readonly receiver: ResponseReceiver,
    private readonly decider: Decider,
  ) {
    // When the process stood still, what came meanwhile is read before anybody is blamed.
    this.lateness = setTimeout(() => setImmediate(() => this.giveUp()), timeoutMs);
    call.instance.dispatcher.dispatch(request, this);
  }

  /** Nobody waits for the answer any more. */
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
    this.hasAnswer = this.decider.accepts(status);
    if (this.hasAnswer) this.receiver.head(status, headers, controller);
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

  /** The body of the request broke or is not all there yet: not the instance failed. */
  private get isClientsFault(): boolean {
    const { body } = this.request;
    return body instanceof Duplex && (body.errored !== null || !body.writableEnded);
  }

  private giveUp(): void {
    if (!this.hasAnswer) this.breakOff(this.isClientsFault ? new SlowBodyError() : new LateError());
  }

  private breakOff(error: Error): void {
    if (this.isOver) return;
    if (error instanceof AbandonedError || this.isClientsFault) this.call.abandoned();
    else this.call.failed(error);
    this.close(error);
    this.decider.failed(error, this.hasAnswer);
  }

  private close(reason?: Error): void {
    this.isOver = true;
    clearTimeout(this.lateness);
    if (reason) this.controller?.abort(reason);
    this.call.ended();
  }
}
