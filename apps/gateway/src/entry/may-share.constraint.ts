import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { RouteConstraints } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const WANTS_THE_SERVICE = /\b(no-cache|no-store|max-age=0)\b/i;
const NAME = 'mayShare';

/** The handler gets only requests that may be answered with what others got; the rest goes on to the next route. */
export const ForRequestsThatMayShare = () => RouteConstraints({ [NAME]: true });

type Strategy = Parameters<FastifyInstance['addConstraintStrategy']>[0];
type Storage = ReturnType<Strategy['storage']>;

/** Tells Fastify's router which requests these are. */
export const mayShareStrategy: Strategy = {
  name: NAME,
  storage(): Storage {
    let handler: ReturnType<Storage['get']> = null;
    return {
      get: (mayShare) => (mayShare ? handler : null),
      set: (_, given) => (handler = given),
    };
  },
  deriveConstraint: ({ headers }: IncomingMessage) => mayShare(headers),
};

/** Whether the client is content with what others got; `If-Match` asks how things are. */
export function mayShare({
  'cache-control': cacheControl,
  'if-match': ifMatch,
}: IncomingHttpHeaders): boolean {
  return ifMatch === undefined && (cacheControl === undefined || !WANTS_THE_SERVICE.test(cacheControl));
}
