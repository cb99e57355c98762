import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Identity, identityOf } from '@emporium/auth';
import { currentContext, isRead } from '@emporium/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuditLog } from './audit-log.repository';
import type { SecurityOutcome } from './security-event';
import { SecurityEvents } from './security-events';

/** Logs every write of an administrator, and adds those that took effect to the audit log. A replay wrote nothing. */
@Injectable()
export class AdministratorWrites implements OnModuleInit {
  private readonly logger = new Logger('Security');

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly events: SecurityEvents,
    private readonly auditLog: AuditLog,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onSend', (request, reply, text, done) => {
      const caller = identityOf(request);
      if (caller?.role === 'admin' && !isRead(request.method)) this.record(request, reply, caller, text);
      done();
    });
  }

  private record(request: FastifyRequest, reply: FastifyReply, caller: Identity, text: unknown): void {
    const { statusCode } = reply;
    if (statusCode >= 400)
      this.log(request, caller, pathOf(request), statusCode >= 500 ? 'unknown' : 'failure');
    else if (!reply.hasHeader('Idempotency-Replayed')) this.wrote(request, caller, targetOf(request, text));
  }

  /** Does not delay the response: the write has happened, and is logged already. */
  private wrote(request: FastifyRequest, caller: Identity, target: string): void {
    this.log(request, caller, target, 'success');
    const { userId, sessionId } = caller;
    const clientAddress = currentContext()?.clientAddress ?? '';
    const action = actionOf(request);
    this.auditLog
      .add({ userId, sessionId, action, target, clientAddress, requestId: request.id })
      .catch((err: unknown) => this.logger.error({ msg: 'write of an administrator not kept', err }));
  }

  private log(request: FastifyRequest, caller: Identity, target: string, outcome: SecurityOutcome): void {
    const { userId: account, sessionId } = caller;
    const action = actionOf(request);
    this.events.record({ event: 'administrator.wrote', outcome, account, sessionId, action, target });
  }
}

const actionOf = ({ method, routeOptions }: FastifyRequest) => `${method} ${routeOptions.url ?? ''}`;
const pathOf = ({ url }: FastifyRequest) => url.split('?', 1)[0] ?? '';

/** The path, with the id of what was created there. */
function targetOf(request: FastifyRequest, text: unknown): string {
  if (request.method !== 'POST' || typeof text !== 'string') return pathOf(request);
  const { id } = JSON.parse(text) as { id?: unknown };
  return typeof id === 'string' ? `${pathOf(request)}/${id}` : pathOf(request);
}
