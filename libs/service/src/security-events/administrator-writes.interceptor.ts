import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
} from '@nestjs/common';
import { type Identity, identityOf } from '@emporium/auth';
import { currentContext, isRead, problemFor } from '@emporium/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { AuditLog } from './audit-log.repository';
import type { SecurityOutcome } from './security-event';
import { SecurityEvents } from './security-events';

/** Logs every write of an administrator, and adds those that took effect to the audit log. A replay wrote nothing. */
@Injectable()
export class AdministratorWrites implements NestInterceptor {
  private readonly logger = new Logger('Security');

  constructor(
    private readonly events: SecurityEvents,
    private readonly auditLog: AuditLog,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const caller = identityOf(request);
    if (caller?.role !== 'admin' || isRead(request.method)) return next.handle();
    return next.handle().pipe(
      tap({
        next: (body: unknown) => {
          if (!reply.hasHeader('Idempotency-Replayed')) this.wrote(request, caller, targetOf(request, body));
        },
        error: (error: unknown) => {
          const isFault = problemFor(error, request).problem.status >= 500;
          this.log(request, caller, targetOf(request), isFault ? 'unknown' : 'failure');
        },
      }),
    );
  }

  /** Does not delay the response: the write has happened, and is logged already. */
  private wrote(request: FastifyRequest, caller: Identity, target: string): void {
    this.log(request, caller, target, 'success');
    const { userId, sessionId } = caller;
    const clientAddress = currentContext()?.clientAddress ?? '';
    const entry = {
      userId,
      sessionId,
      action: actionOf(request),
      target,
      clientAddress,
      requestId: request.id,
    };
    this.auditLog
      .add(entry)
      .catch((err: unknown) => this.logger.error({ msg: 'write of an administrator not kept', err }));
  }

  private log(request: FastifyRequest, caller: Identity, target: string, outcome: SecurityOutcome): void {
    const { userId: account, sessionId } = caller;
    const action = actionOf(request);
    this.events.record({ event: 'administrator.wrote', outcome, account, sessionId, action, target });
  }
}

const actionOf = ({ method, routeOptions }: FastifyRequest) => `${method} ${routeOptions.url ?? ''}`;

/** The path, with the id of what was created there. */
function targetOf({ method, url }: FastifyRequest, body?: unknown): string {
  const path = url.split('?', 1)[0] ?? '';
  const { id } = (body ?? {}) as { id?: unknown };
  return method === 'POST' && typeof id === 'string' ? `${path}/${id}` : path;
}
