import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { StaleResourceError } from './domain-error';

/** A strong entity tag of a representation: equal bodies have equal tags. @see RFC 9110, 8.8.3 */
export const etagOf = (representation: unknown): string =>
  `"${createHash('sha1').update(JSON.stringify(representation)).digest('base64url')}"`;

const opaqueTag = (tag: string) => tag.trim().replace(/^W\//, '');

/** Says whether an `If-None-Match` or `If-Match` value names the tag; `*` names every tag. */
export const namesTag = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((tag) => opaqueTag(tag) === etag);

/** The request's `If-Match`, if any. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'],
);

/**
 * Lets a change pass only when it was made on the present representation.
 *
 * The write itself must still be a compare-and-set on the record's version: this check and the write are two steps.
 *
 * @throws StaleResourceError
 */
export function requireMatch(ifMatch: string | undefined, representation: unknown): void {
  if (ifMatch !== undefined && !namesTag(ifMatch, etagOf(representation))) throw new StaleResourceError();
}
