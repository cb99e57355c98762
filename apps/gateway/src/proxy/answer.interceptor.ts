import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Answer } from './answer';

/** Puts an {@link Answer} on the wire: status and headers on the reply, the body to whoever sends it. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor<Answer> {
  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<Answer['body']> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ status, headers: { vary, ...headers }, body }) => {
        void reply.status(status).headers(headers);
        if (vary) void reply.header('vary', [reply.getHeader('vary') ?? [], vary].flat().join(', '));
        return body;
      }),
    );
  }
}
