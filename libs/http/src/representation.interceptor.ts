import { Readable } from 'node:stream';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  HttpCode,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { etagOf, namesTag } from './etag';
import { clientUrl, publicPrefix } from './forwarded-path';
import { isRead } from './methods';
import { linkHeader, Page } from './page';
import { requireMatch } from './preconditions';

const CREATES_AT = 'emporium:creates-at';

/** The handler creates a resource in `collection`: it answers 201, with a `Location` made from the body's `id`. */
export const Creates = (collection: string) =>
  applyDecorators(HttpCode(201), SetMetadata(CREATES_AT, collection));

/** Adds the headers of a representation: `ETag`, `Link` of a page, `Location` of a new resource; and answers 304. */
@Injectable()
export class RepresentationInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const collection = this.reflector.get<string | undefined>(CREATES_AT, context.getHandler());
    return next.handle().pipe(
      map((body: unknown) => {
        if (body === null || typeof body !== 'object' || isSentAsIs(body)) return body;
        if (collection)
          void reply.header(
            'Location',
            `${publicPrefix(request)}${collection}/${(body as { id: string }).id}`,
          );
        if (body instanceof Page) setLink(reply, clientUrl(request), body);
        return conditional(request, reply, body);
      }),
    );
  }
}

/** Bytes and streams are sent as they are. */
const isSentAsIs = (body: object) => body instanceof Readable || body instanceof Uint8Array;

function setLink(reply: FastifyReply, url: string, page: Page<unknown>): void {
  const link = linkHeader(url, page.meta, page.walk);
  if (link) void reply.header('Link', link);
}

/** Checks preconditions of reads; writes check their own. @throws StaleResourceError, MalformedPreconditionError */
function conditional(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  body: object,
): object | undefined {
  const etag = etagOf(body);
  if (isRead(method)) requireMatch(headers['if-match'], body);
  void reply.header('ETag', etag);
  const ifNoneMatch = headers['if-none-match'];
  if (!isRead(method) || !ifNoneMatch || !namesTag(ifNoneMatch, etag)) return body;
  void reply.status(304);
  return undefined;
}
