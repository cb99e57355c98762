import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { isRead } from '@emporium/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '../routing/destination';
import { addressOf } from './client-address';
import { ClientTurns } from './client-turns';
import { InFlight } from './in-flight';

/** Half of what an address may have under way. */
const MOST_OF_A_USER = 500;

/** Bounds what each client has under way, and has a service work on a few of its reads at a time. After the limits. */
@Injectable()
export class ConcurrencyGuard implements CanActivate {
  private readonly inFlight = new InFlight(MOST_OF_A_USER);
  private readonly turns = new ClientTurns();

  /** @throws TooManyAtOnceError, ClientGoneError */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { raw } = http.getResponse<FastifyReply>();
    const { userClient, destination } = request;
    if (userClient !== undefined) this.inFlight.enter(userClient, raw);
    // Reads only: a body that comes slowly would hold a turn that others at the address need.
    if (destination && isRead(request.method))
      await this.turns.take(`${userClient ?? addressOf(request)} ${destination.route.service}`, raw);
    return true;
  }
}
