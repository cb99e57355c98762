import type { IncomingHttpHeaders } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, StaleResourceError } from './domain-error';
import { etagOf, opaqueTag } from './etag';

/** `If-Match` or `If-None-Match` is neither `*` nor a list of entity tags. @see RFC 9110, 8.8.3 */
export class MalformedPreconditionError extends DomainError {
  readonly status = 400;
  readonly code = 'BAD_REQUEST';

  constructor(field: string) {
    super(`${field} must be * or a list of entity tags, each in double quotes.`);
  }
}

/** The representations that a condition names: any at all, or those with one of these tags. */
type Named = '*' | readonly string[];

const TAG = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/;

/**
 * The preconditions of a request, `If-Match` and `If-None-Match`. Those with dates are ignored, as RFC 9110, section
 * 13, demands where resources have no `Last-Modified`.
 *
 * A write is decided on exactly the state that it replaces: {@link require} checks the state that was read, and the
 * write fails when the state has changed meanwhile, so that it starts over with the check.
 *
 * @see RFC 9110, 13.2.2
 */
export class Preconditions {
  static readonly NONE = new Preconditions(undefined, undefined);

  private constructor(
    private readonly match: Named | undefined,
    private readonly noneMatch: Named | undefined,
  ) {}

  /** @throws MalformedPreconditionError */
  static of(headers: IncomingHttpHeaders): Preconditions {
    const match = parse('If-Match', headers['if-match']);
    const noneMatch = parse('If-None-Match', headers['if-none-match']);
    return match || noneMatch ? new Preconditions(match, noneMatch) : Preconditions.NONE;
  }

  /** Whether the request has any. */
  get exist(): boolean {
    return this !== Preconditions.NONE;
  }

  /** @param etag of the current representation; undefined when there is none */
  holdFor(etag: string | undefined): boolean {
    return (
      (this.match === undefined || names(this.match, etag, isStrongMatch)) &&
      (this.noneMatch === undefined || !names(this.noneMatch, etag, isWeakMatch))
    );
  }

  /**
   * @param representation as `GET` returns it; undefined when there is none
   * @throws StaleResourceError
   */
  require(representation: unknown): void {
    if (!this.exist) return;
    if (!this.holdFor(representation === undefined ? undefined : etagOf(representation)))
      throw new StaleResourceError();
  }
}

/** The request's {@link Preconditions}. */
export const RequestPreconditions = createParamDecorator(
  (_: unknown, context: ExecutionContext): Preconditions =>
    Preconditions.of(context.switchToHttp().getRequest<FastifyRequest>().headers),
);

/** As {@link Preconditions.require}, but for `If-Match` only. @throws StaleResourceError, MalformedPreconditionError */
export const requireMatch = (ifMatch: string | undefined, representation: unknown): void =>
  Preconditions.of({ 'if-match': ifMatch }).require(representation);

function parse(field: string, value: string | undefined): Named | undefined {
  if (value === undefined) return undefined;
  if (value.trim() === '*') return '*';
  const tags: string[] = [];
  for (let rest = value.trim(); rest !== '';) {
    const [tag = ''] = TAG.exec(rest) ?? [];
    const after = rest.slice(tag.length).trimStart();
    if (after !== '' && !after.startsWith(',')) throw new MalformedPreconditionError(field);
    if (tag) tags.push(tag);
    rest = after.slice(1).trimStart();
  }
  return tags;
}

type Match = (named: string, present: string) => boolean;

const isStrongMatch: Match = (named, present) => named === present && !named.startsWith('W/');
const isWeakMatch: Match = (named, present) => opaqueTag(named) === opaqueTag(present);

const names = (named: Named, etag: string | undefined, isMatch: Match) =>
  etag !== undefined && (named === '*' || named.some((tag) => isMatch(tag, etag)));
