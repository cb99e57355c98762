/** What no answer may ever hold, and what it would reveal. */
const LEAKS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a stack', /\bat (?:[\w.<>]+ )?\(?(?:node:|file:|\/)[^\s)]*:\d+:\d+/],
  ['a file path', /(?:\/[\w.@-]+){2,}\.(?:[cm]?[jt]s|json|lua|log)\b|node_modules|[A-Z]:\\\\/],
  ['a driver', /\b(?:ioredis|axios|undici|fastify|nestjs|bcrypt|jsonwebtoken|class-validator)\b/i],
  [
    'a driver’s message',
    /\b(?:ECONN\w+|EPIPE|ENOTFOUND|UND_ERR_\w+|FST_ERR_\w+|HPE_\w+|MaxRetriesPerRequest\w*)\b/,
  ],
  [
    'a message of Redis',
    /\b(?:WRONGTYPE|NOSCRIPT|BUSYGROUP|CROSSSLOT|MOVED \d|ReplyError|ERR (?:value|syntax))\b/,
  ],
  [
    'an exception',
    /\b(?:Type|Syntax|Range|Reference|Axios|Aggregate)Error\b|\[object \w+\]|Unexpected token/,
  ],
  ['a password hash', /\$2[abxy]\$\d\d\$|"?password(?:Hash|_hash)?"?\s*:/i],
  ['an address inside', /\b(?:127\.0\.0\.1|localhost):\d{2,5}\b|\bredis:\/\//],
  ['a key in Redis', /\b(?:session|user|cart|product|idempotency):[0-9a-f]{8}-|\{inventory\}|\{catalogue\}/],
];

/**
 * Says what an answer gives away.
 *
 * @param text the answer
 * @param said what the caller said: to hear that again is no leak
 */
export const leaksIn = (text: string, said = ''): string[] =>
  LEAKS.flatMap(([what, pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined || said.includes(found) ? [] : [`leaks ${what}: ${JSON.stringify(found)}`];
  });
