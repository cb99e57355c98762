import { Injectable } from '@nestjs/common';
import { Balancers } from '../balancing/balancers';
import type { ServiceName } from '@emporium/contracts';
import type { ResponseReceiver } from './response-receiver';
import { Delivery } from './delivery';
import type { UpstreamRequest } from './upstream-request';

/** Sends requests on to a service. */
@Injectable()
export class Forwarder {
  constructor(private readonly balancers: Balancers) {}

  /**
   * Sends a request to an instance of the service, and the answer to the receiver as it comes.
   *
   * The receiver fails with CircuitOpenError, UpstreamUnavailableError, UpstreamTimeoutError or what broke the
   * request's body.
   *
   * @returns a function that drops it all when nobody waits any more
   */
  forward(service: ServiceName, request: UpstreamRequest, receiver: ResponseReceiver): () => void {
    const delivery = new Delivery(this.balancers, service, request, receiver);
    return () => delivery.abandon();
  }
}
