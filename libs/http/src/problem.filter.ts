import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { instanceOf } from './forwarded-path';
import { isFault, PROBLEM_JSON, type ProblemAnswer, problemOf } from './problem';
import { requestIdOf } from './request-context';

/** The problem that an error makes of this request. */
export function problemFor(error: unknown, request: FastifyRequest): ProblemAnswer {
  return problemOf(error, instanceOf(request), requestIdOf(request));
}

/** Answers every error with problem details and logs, once, those that nobody intended. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (isFault(error)) this.logger.error(error);
    if (reply.sent) return;
    const { problem, headers } = problemFor(error, host.switchToHttp().getRequest<FastifyRequest>());
    void reply.status(problem.status).headers(headers).type(PROBLEM_JSON).send(JSON.stringify(problem));
  }
}
