import { createHmac } from 'node:crypto';

export const base64url = (value: string | object): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The HMAC of a token's first two parts. */
export const hmac = (secret: string | Buffer, signed: string, hash = 'sha256'): string =>
  createHmac(hash, secret).update(signed).digest('base64url');

/** Claims that the suite's own access tokens have, for an hour from now. */
export function standardClaims(): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return { iss: 'emporium', aud: 'emporium:access', iat: now, exp: now + 3_600 };
}

/** A token like the suite's own, with changes to its claims and header; undefined leaves a claim out. */
export function signToken(secret: string, claims: object, header: object = {}): string {
  const head = base64url({ alg: 'HS256', typ: 'JWT', ...header });
  const payload = base64url({ ...standardClaims(), ...claims });
  return `${head}.${payload}.${hmac(secret, `${head}.${payload}`)}`;
}
