import { Pool } from 'undici';
import { connectPromptly } from './prompt-connector';

/** The proxy gives up after 2.5 s in all; these are for what it forgets. */
const TIMEOUTS = { headersTimeout: 3_000, bodyTimeout: 3_000 };
const CONNECTIONS = 128;
/** Services close an idle connection after 72 s; one that we close first is never found closed. */
const KEEP_ALIVE_MS = 60_000;

export const openPool = (origin: string): Pool =>
  new Pool(origin, {
    ...TIMEOUTS,
    connect: connectPromptly,
    connections: CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
  });
