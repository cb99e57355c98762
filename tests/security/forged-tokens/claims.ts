import { randomUUID } from 'node:crypto';
import { type Forger, type Forgery, forgery } from './forgery';
import { base64url, hmac, signToken } from './sign-token';

/** Tokens signed with the suite's own key whose claims must not let anybody in. @see RFC 7519, 4.1 */
export function claimTokens({ own, victim, ended, secret }: Forger): Forgery[] {
  const now = Math.floor(Date.now() / 1000);
  const mine = { sub: own.id, sid: own.sessionId };
  const signed = (name: string, claims: object) => forgery(name, signToken(secret, { ...mine, ...claims }));
  const head = base64url({ alg: 'HS256', typ: 'JWT' });
  const raw = (payload: string) =>
    `${head}.${base64url(payload)}.${hmac(secret, `${head}.${base64url(payload)}`)}`;
  const ofMine = JSON.parse(Buffer.from(own.token.split('.')[1] ?? '', 'base64url').toString()) as object;
  const twoSubs = `${JSON.stringify(ofMine).slice(0, -1)},"sub":"${victim.id}"}`;
  return [
    signed('expired', { exp: now - 1 }),
    signed('expired long ago', { iat: now - 9_000, exp: now - 8_000 }),
    signed('never expires', { exp: undefined }),
    signed('exp as text', { exp: String(now + 3_600) }),
    signed('exp null', { exp: null }),
    signed('nbf in the future', { nbf: now + 3_600 }),
    signed('another issuer', { iss: 'emporium.example' }),
    signed('no issuer', { iss: undefined }),
    signed('another audience', { aud: 'emporium:admin' }),
    signed('no audience', { aud: undefined }),
    signed('audience of a refresh token', { aud: 'emporium:refresh' }),
    signed('audience of a service token', { aud: 'emporium:internal' }),
    forgery('a refresh token', own.refreshToken),
    forgery('a service token', signToken(secret, { sub: 'service', aud: 'emporium:internal' })),
    signed('a session of somebody else with the own sub', { sid: victim.sessionId }),
    signed('somebody else’s sub with the own session', { sub: victim.id }),
    signed('a session that never was', { sid: randomUUID() }),
    signed('no session', { sid: undefined }),
    signed('an empty session', { sid: '' }),
    signed('a session that is another key', { sid: `../user:${victim.id}` }),
    signed('a session with a line end', { sid: `${own.sessionId}\r\n` }),
    signed('a session as a list', { sid: [own.sessionId] }),
    signed('no sub', { sub: undefined }),
    signed('sub as a list', { sub: [own.id] }),
    signed('sub in capitals', { sub: own.id.toUpperCase() }),
    forgery('a session that has ended', ended.token),
    forgery('two subs, the last one somebody else’s', raw(twoSubs)),
    forgery('a payload that is a list', raw('[]')),
    forgery('a payload that is text', raw('"someone"')),
    forgery('a payload that is null', raw('null')),
    forgery('a payload that is no JSON', raw('{"sub":')),
  ];
}
