import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Balancers } from '../balancing/balancers';
import type { ApiResponse } from '../http/api-response';
import { ClientGoneError } from '../http/request.errors';
import { destinationOf } from '../routing/destination';
import { BufferedResponse } from './buffered-response';
import { Delivery } from './delivery';
import { StreamedResponse } from './streamed-response';
import { upstreamRequest } from './upstream-request';

/** Takes requests to the service that their route names. */
@Injectable()
export class ProxyService {
  constructor(private readonly balancers: Balancers) {}

  /**
   * Streams the response to the client.
   *
   * @param onOutcome called before the client learns anything of what came of its request, be it a failure
   * @throws CircuitOpenError, UpstreamUnavailableError, UpstreamTimeoutError, PayloadTooLargeError, ClientGoneError
   */
  async stream(request: FastifyRequest, reply: FastifyReply, onOutcome?: () => void): Promise<void> {
    const response = new StreamedResponse(reply, onOutcome);
    const balancer = this.balancerOf(request);
    const upstream = await upstreamRequest(request, 'own');
    // A client that left while its body was read would never close again, and nothing would end the call.
    if (reply.raw.closed) throw new ClientGoneError();
    const delivery = new Delivery(balancer, upstream, response);
    reply.raw.once('close', () => delivery.abandon());
    return response.begun;
  }

  /**
   * The whole response, for everybody who asks the same; it is waited for even when this client leaves.
   *
   * @throws CircuitOpenError, UpstreamUnavailableError, UpstreamTimeoutError
   */
  async collect(request: FastifyRequest): Promise<ApiResponse> {
    const response = new BufferedResponse();
    new Delivery(this.balancerOf(request), await upstreamRequest(request, 'shared'), response);
    return response.whole;
  }

  private balancerOf(request: FastifyRequest) {
    return this.balancers.of(destinationOf(request).route.service);
  }
}
