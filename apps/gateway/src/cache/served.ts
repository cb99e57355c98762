import { namesTag } from '@emporium/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../proxy/answer';
import type { Source } from './cache-metrics';
import type { KeptAnswer } from './kept-answer';
import type { Representation } from './representation';

const X_CACHE: Readonly<Record<Source, string>> = {
  'hit memory': 'HIT',
  'hit redis': 'HIT',
  'miss service': 'MISS',
  'stale memory': 'STALE',
  'stale redis': 'STALE',
  'bypass service': 'BYPASS',
};

/** Says on the reply where its answer comes from. */
export function tellSource(reply: FastifyReply, source: Source): void {
  void reply.header('x-cache', X_CACHE[source]);
}

/** Says how old a kept answer is; one that has just been fetched says nothing. */
export function tellAge(reply: FastifyReply, source: Source, { storedAt }: KeptAnswer): void {
  if (source === 'miss service') return;
  void reply.header('age', String(Math.max(0, Math.floor((Date.now() - storedAt) / 1000))));
}

/** What a client gets of a representation: nothing of it when the client has it already. */
export function answerFor(
  { headers }: FastifyRequest,
  { etag }: KeptAnswer,
  { full, unchanged }: Representation,
): Answer {
  const ifNoneMatch = headers['if-none-match'];
  return ifNoneMatch !== undefined && etag !== undefined && namesTag(ifNoneMatch, etag) ? unchanged : full;
}
