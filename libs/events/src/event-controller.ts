import { applyDecorators, Catch, Controller, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/** Passes on what a handler threw; Nest's own filter would log it and replace it with "Internal server error". */
@Catch()
class HandedOnErrors implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Marks a class whose methods handle events, each with `@EventPattern('order.created')` or a list of types.
 *
 * A handler gets an event at least once, so it must be idempotent. When it throws, the event is delivered again; a
 * `NotNowError`, or Redis being away, does not count as a try.
 */
export const EventController = (): ClassDecorator =>
  applyDecorators(Controller(), UseFilters(HandedOnErrors));
