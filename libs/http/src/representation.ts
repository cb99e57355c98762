import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { etagOfText, namesTag } from './etag';
import { clientUrl, publicPrefix } from './forwarded-path';
import { isRead } from './methods';
import { linkHeader, Page } from './page';
import { requireMatch } from './preconditions';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The collection below which the handler creates resources. */
    createsAt?: string;
  }
  interface FastifyRequest {
    /** Whether the text of the response is the JSON of an object, which has an entity tag. */
    isRepresented: boolean;
  }
}

/** The handler creates a resource in `collection`: it answers 201, with a `Location` made from the body's `id`. */
export const Creates = (collection: string) =>
  applyDecorators(HttpCode(201), RouteConfig({ createsAt: collection }));

/**
 * Adds the headers of a representation: `ETag`, `Link` of a page, `Location` of a new resource; and answers 304.
 *
 * In hooks, which see the text that is sent; an interceptor would have to make that text once more for its tag.
 */
export function describeRepresentations(fastify: FastifyInstance): void {
  fastify.decorateRequest('isRepresented', false);
  fastify.addHook('preSerialization', (request, reply, body, done) => {
    try {
      describe(request, reply, body as object);
      done(null, body);
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addHook<string>('onSend', (request, reply, text, done) => {
    done(null, request.isRepresented ? unlessUnchanged(request, reply, text) : text);
  });
}

/** Checks the preconditions of reads; writes check theirs themselves. @throws StaleResourceError, MalformedPreconditionError */
function describe(request: FastifyRequest, reply: FastifyReply, body: object): void {
  const ifMatch = request.headers['if-match'];
  if (ifMatch !== undefined && isRead(request.method)) requireMatch(ifMatch, body);
  const { createsAt } = request.routeOptions.config;
  if (createsAt !== undefined)
    void reply.header('Location', `${publicPrefix(request)}${createsAt}/${(body as { id: string }).id}`);
  const link = body instanceof Page ? linkHeader(clientUrl(request), body.meta, body.walk) : undefined;
  if (link !== undefined) void reply.header('Link', link);
  request.isRepresented = true;
}

function unlessUnchanged(request: FastifyRequest, reply: FastifyReply, text: string): string | null {
  // An error that came after the body was described: its own text has no tag.
  if (reply.statusCode >= 400) return text;
  const etag = etagOfText(text);
  void reply.header('ETag', etag);
  const ifNoneMatch = request.headers['if-none-match'];
  if (ifNoneMatch === undefined || !isRead(request.method) || !namesTag(ifNoneMatch, etag)) return text;
  void reply.code(304).removeHeader('content-type');
  // The route that Fastify adds for HEAD takes the text's length, and sends none of it.
  return request.method === 'HEAD' ? text : null;
}
