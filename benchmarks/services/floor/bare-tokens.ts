import { createHmac } from 'node:crypto';

const SECRET = 'no secret';
const ACCESS_SECONDS = 900;
const REFRESH_SECONDS = 30 * 24 * 3600;
const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

/** What a token of the floor says. */
export interface BareClaims {
  readonly sub: string;
  readonly sid: string;
  readonly exp: number;
  /** In refresh tokens only. */
  readonly generation?: number;
}

/** The two tokens of a session. @param now milliseconds since the epoch */
export function tokensOf(sub: string, sid: string, generation: number, now = Date.now()) {
  const exp = (seconds: number) => Math.floor(now / 1_000) + seconds;
  return {
    accessToken: sign({ sub, sid, exp: exp(ACCESS_SECONDS) }),
    refreshToken: sign({ sub, sid, generation, exp: exp(REFRESH_SECONDS) }),
  };
}

/** @throws Error for a token that is not the floor's own, or has run out */
export function claimsOf(token: string, now = Date.now()): BareClaims {
  const [header = '', payload = '', signature] = token.split('.');
  if (signature !== signatureOf(`${header}.${payload}`)) throw new Error('This token is not ours.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as BareClaims;
  if (claims.exp * 1_000 < now) throw new Error('This token has run out.');
  return claims;
}

function sign(claims: BareClaims): string {
  const signed = `${HEADER}.${encode(claims)}`;
  return `${signed}.${signatureOf(signed)}`;
}

function encode(json: object): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

const signatureOf = (text: string) => createHmac('sha256', SECRET).update(text).digest('base64url');
