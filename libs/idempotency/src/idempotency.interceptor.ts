import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
} from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type Problem, problemFor, retryOnConflict } from '@emporium/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { idempotencyKeyOf } from './idempotency-key';
import {
  IdempotencyInProgressError,
  IdempotencyKeyReusedError,
  TooManyKeysError,
} from './idempotency.errors';
import { type Claim, IdempotencyRepository } from './idempotency.repository';
import { setOperationId } from './operation-id';
import { outcomeOf } from './outcome';
import { RecordCipher } from './record-cipher';
import { OWN_IDEMPOTENCY, REPLAY_RULE, type ReplayRule } from './replay-rules.decorators';
import { type Scope, scopeOf } from './scope';
import { REPLAYED_HEADER, ReplayedProblem, type StoredResponse } from './stored-response';

/** How often a key is claimed when its stored response turns out to be no longer true. */
const ATTEMPTS = 10;

/** Honours `Idempotency-Key` on POST and PATCH. @see draft-ietf-httpapi-idempotency-key-header */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    private readonly records: IdempotencyRepository,
    private readonly cipher: RecordCipher,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const isHonoured = request.method === 'POST' || request.method === 'PATCH';
    const key = isHonoured ? idempotencyKeyOf(request) : undefined;
    if (key === undefined || this.reflector.get<boolean>(OWN_IDEMPOTENCY, context.getHandler()))
      return next.handle();

    const rule = this.reflector.get<ReplayRule | undefined>(REPLAY_RULE, context.getHandler());
    const claimed = await this.claimOrReplay(request, key, rule);
    if ('response' in claimed) return of(replay(reply, claimed.response));
    setOperationId(request, claimed.claim.operationId);
    return of(await this.handleOnce(request, reply, next, claimed.claim));
  }

  /** @throws IdempotencyInProgressError, IdempotencyKeyReusedError, TooManyKeysError, UnavailableError */
  private claimOrReplay(
    request: FastifyRequest,
    key: string,
    rule?: ReplayRule,
  ): Promise<{ claim: Claim } | { response: StoredResponse }> {
    return retryOnConflict(ATTEMPTS, () => this.tryToClaim(request, key, rule));
  }

  /** @returns undefined when the stored response is no longer true; it has been removed then */
  private async tryToClaim(
    request: FastifyRequest,
    key: string,
    rule?: ReplayRule,
  ): Promise<{ claim: Claim } | { response: StoredResponse } | undefined> {
    const fingerprints = this.cipher.fingerprints(request.body);
    const scope = await this.knownScope(
      fingerprints.map((fingerprint) => scopeOf(request, key, fingerprint)),
    );
    const found = await this.records.claim(scope, fingerprints, rule?.forSeconds);
    if (found.state === 'claimed') return found;
    if (found.state === 'reused') throw new IdempotencyKeyReusedError();
    if (found.state === 'running') throw new IdempotencyInProgressError();
    if (found.state === 'too-many') throw new TooManyKeysError(found.retryAfterSeconds);
    const response = this.records.decrypt(found.encrypted);
    if (!rule || (await this.modules.get(rule.while, { strict: false }).stillHolds(response.body)))
      return { response };
    await this.records.forgetResponse(scope, found.encrypted);
    return undefined;
  }

  /**
   * The scope in which the key was used before, else the current one. They differ on public routes, where the name of a
   * record holds the fingerprint, which an exchange of secrets changes.
   */
  private async knownScope([current, previous]: Scope[]): Promise<Scope> {
    const isOther = previous !== undefined && previous.record !== current?.record;
    return isOther && (await this.records.isKnown(previous)) ? previous : (current as Scope);
  }

  private async handleOnce(
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
    claim: Claim,
  ): Promise<unknown> {
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.settle(() => this.records.store(claim, { status: reply.statusCode, body }));
      if (claim.isResumed) void reply.header(...REPLAYED_HEADER);
      return body;
    } catch (error) {
      await this.settle(() => this.settleFailure(request, claim, error));
      throw error;
    }
  }

  /**
   * A refusal on a public route is not stored: it had no effect, and anybody could fill the store with refusals. The
   * record of a resumed claim is never removed: the attempt before it may still have its effect.
   */
  private settleFailure(request: FastifyRequest, claim: Claim, error: unknown): Promise<void> {
    const outcome = outcomeOf(error);
    if (outcome === 'response' && claim.scope.user) {
      const { problem } = problemFor(error, request);
      return this.records.store(claim, { status: problem.status, body: problem });
    }
    return outcome === 'unknown' || claim.isResumed ? this.records.giveUp(claim) : this.records.forget(claim);
  }

  /** The effect has happened already, so a record that cannot be written must not change the response. */
  private async settle(write: () => Promise<void>): Promise<void> {
    await write().catch((error: unknown) =>
      this.logger.warn({ msg: 'idempotency record not settled', err: error }),
    );
  }
}

/** Sends a stored response: the body of a success is returned, a refusal is thrown. @throws ReplayedProblem */
export function replay(reply: FastifyReply, { status, body }: StoredResponse): unknown {
  if (status >= 400) throw new ReplayedProblem(body as Problem);
  void reply.status(status).header(...REPLAYED_HEADER);
  return body;
}
