import { applyDecorators, Catch, Controller, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/** Hands on what a handler threw; Nest's own filter would log it and replace it by "Internal server error". */
@Catch()
class HandedOnErrors implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Marks a class whose methods handle events, each with `@EventPattern('order.created')` or a list of types.
 *
 * A handler gets an event at least once, so it must bear repeats. When it throws, the event comes again; a
 * `NotNowError`, or that Redis is away, does not count as a try.
 */
export const EventController = (): ClassDecorator =>
  applyDecorators(Controller(), UseFilters(HandedOnErrors));
