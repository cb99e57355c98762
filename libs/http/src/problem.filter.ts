import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { instanceOf } from './forwarded-path';
import { isFault, PROBLEM_JSON, type ProblemResponse, problemOf } from './problem';
import { traceIdOf } from './request-context';

/** The problem that describes an error of this request. */
export function problemFor(error: unknown, request: FastifyRequest): ProblemResponse {
  return problemOf(error, instanceOf(request), request.id);
}

/** Answers every error with problem details, and logs unexpected errors once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (isFault(error)) {
      const traceId = traceIdOf(request.raw.headers);
      this.logger.error({ err: error, requestId: request.id, traceId });
    }
    if (reply.sent) return;
    const { problem, headers } = problemFor(error, request);
    void reply.status(problem.status).headers(headers).type(PROBLEM_JSON).send(JSON.stringify(problem));
  }
}
