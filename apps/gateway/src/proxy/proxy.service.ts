import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CacheMetrics } from '../cache/cache.metrics';
import { CatalogueRevision } from '../cache/catalogue-revision';
import { destinationOf } from '../routing/destination';
import type { ApiResponse } from '../http/api-response';
import { BufferedResponse } from './buffered-response';
import { Forwarder } from './forwarder';
import { ClientGoneError } from './proxy.errors';
import { StreamedResponse } from './streamed-response';
import { upstreamRequest } from './upstream-request';

const isRead = (method: string) => method === 'GET' || method === 'HEAD';

/** Takes requests to the service that their route names. */
@Injectable()
export class ProxyService {
  constructor(
    private readonly forwarder: Forwarder,
    private readonly revision: CatalogueRevision,
    private readonly cacheMetrics: CacheMetrics,
  ) {}

  /**
   * Streams the answer to the client. After a write, whatever came of it, what this gateway remembers of the catalogue's
   * revision counts no more before the client hears of it.
   *
   * @throws CircuitOpenError, UpstreamUnavailableError, UpstreamTimeoutError, PayloadTooLargeError, ClientGoneError
   */
  async stream(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const onOutcome = isRead(request.method) ? undefined : () => this.revision.forget();
    const answer = new StreamedResponse(reply, onOutcome);
    const { service, isCacheable } = destinationOf(request).route;
    if (isCacheable) this.cacheMetrics.count('bypass service');
    const upstream = await upstreamRequest(request, 'own');
    // Nothing would end the call of a client that has left; it would keep a connection to the service for good.
    if (reply.raw.closed) throw new ClientGoneError();
    reply.raw.once('close', this.forwarder.forward(service, upstream, answer));
    return answer.begun;
  }

  /**
   * The whole answer, for everybody who asks the same; it is waited for even when this client leaves.
   *
   * @throws CircuitOpenError, UpstreamUnavailableError, UpstreamTimeoutError
   */
  async collect(request: FastifyRequest): Promise<ApiResponse> {
    const answer = new BufferedResponse();
    const { service } = destinationOf(request).route;
    this.forwarder.forward(service, await upstreamRequest(request, 'shared'), answer);
    return answer.whole;
  }
}
