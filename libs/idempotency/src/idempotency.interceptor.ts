import { randomUUID } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, type Problem, problemFor } from '@emporium/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { type Answer, ReplayedProblem } from './answer';
import { idempotencyKeyOf } from './idempotency-key';
import { IdempotencyInProgressError, IdempotencyKeyReusedError } from './idempotency.errors';
import { IdempotencyRepository } from './idempotency.repository';
import { scopeOf } from './scope';
import { Seal } from './seal';

/** Refusals that say nothing about the request's effect; a repeat is judged anew. */
const PASSING = new Set([400, 429]);

const OWN_IDEMPOTENCY = 'emporium:own-idempotency';

/** The handler honours `Idempotency-Key` itself, within the transaction of its domain. */
export const OwnIdempotency = () => SetMetadata(OWN_IDEMPOTENCY, true);

/** Honours `Idempotency-Key` on POST and PATCH. @see draft-ietf-httpapi-idempotency-key-header */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly records: IdempotencyRepository,
    private readonly seal: Seal,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const isHonoured = request.method === 'POST' || request.method === 'PATCH';
    const key = isHonoured ? idempotencyKeyOf(request) : undefined;
    if (key === undefined || this.reflector.get<boolean>(OWN_IDEMPOTENCY, context.getHandler()))
      return next.handle();

    const scope = scopeOf(request, key);
    const fingerprint = this.seal.fingerprint(request.body);
    const owner = randomUUID();
    const claim = await this.records.claim(scope, fingerprint, owner);
    if (claim.claimed) return of(await this.answerOnce(request, reply, next, scope, owner));
    if (!this.seal.isFingerprintOf(claim.fingerprint, request.body)) throw new IdempotencyKeyReusedError();
    if (claim.sealed === undefined) throw new IdempotencyInProgressError();
    return of(replay(reply, this.records.open(claim.sealed)));
  }

  private async answerOnce(
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
    scope: string,
    owner: string,
  ): Promise<unknown> {
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.settle(() => this.records.keep(scope, owner, { status: reply.statusCode, body }));
      return body;
    } catch (error) {
      const isFinal = error instanceof DomainError && error.status < 500 && !PASSING.has(error.status);
      await this.settle(() =>
        isFinal
          ? this.records.keep(scope, owner, {
              status: error.status,
              body: problemFor(error, request).problem,
            })
          : this.records.forget(scope, owner),
      );
      throw error;
    }
  }

  /** The effect has happened: a record that could not be written must not turn the answer into an error. */
  private async settle(write: () => Promise<void>): Promise<void> {
    await write().catch((error: unknown) =>
      this.logger.warn({ msg: 'idempotency record not settled', err: error }),
    );
  }
}

/** Repeats an answer: the body of a success is returned, a refusal is thrown. @throws ReplayedProblem */
export function replay(reply: FastifyReply, { status, body }: Answer): unknown {
  if (status >= 400) throw new ReplayedProblem(body as Problem);
  void reply.status(status).header('Idempotency-Replayed', 'true');
  return body;
}
