import { Injectable } from '@nestjs/common';
import { DomainError } from '@emporium/http';
import type { ServiceName } from '../routing/route';
import type { Answer } from './answer';
import { codeOf, type UpstreamRequest } from './instance';
import { ClientGoneError, UpstreamTimeoutError, UpstreamUnavailableError } from './proxy.errors';
import { Upstreams } from './upstreams';

/** Gets an answer from a service, whichever instance gives it. */
@Injectable()
export class Forwarder {
  constructor(private readonly upstreams: Upstreams) {}

  /**
   * A read whose connection fails is tried once more, on another instance. Nothing else is: it may have taken effect.
   *
   * @throws UpstreamUnavailableError, UpstreamTimeoutError, ClientGoneError, PayloadTooLargeError
   */
  async forward(service: ServiceName, request: UpstreamRequest): Promise<Answer> {
    const upstream = this.upstreams.of(service);
    const instance = upstream.next();
    try {
      return await instance.send(request).catch((error: unknown) => {
        if (!mayTryAgain(request, error)) throw error;
        return upstream.next(instance).send(request);
      });
    } catch (error) {
      throw asProblem(request, error);
    }
  }
}

const isLate = (error: unknown) => codeOf(error) === 'UND_ERR_HEADERS_TIMEOUT';

const mayTryAgain = ({ method, signal }: UpstreamRequest, error: unknown) =>
  (method === 'GET' || method === 'HEAD') && !signal.aborted && !isLate(error);

function asProblem({ signal }: UpstreamRequest, cause: unknown): DomainError {
  if (cause instanceof DomainError) return cause;
  if (signal.aborted) return new ClientGoneError();
  return isLate(cause) ? new UpstreamTimeoutError({ cause }) : new UpstreamUnavailableError({ cause });
}
