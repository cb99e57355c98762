import { generateKeyPairSync, sign } from 'node:crypto';
import { type Forger, type Forgery, forgery } from './forgery';
import { base64url, hmac, signToken, standardClaims } from './sign-token';

/** Tokens that choose how they are to be checked. @see RFC 8725, 2.1 and 3.1 */
export function algorithmTokens({ own, victim, secret }: Forger): Forgery[] {
  const claims = { ...standardClaims(), sub: victim.id, sid: victim.sessionId };
  const mine = { sub: own.id, sid: own.sessionId };
  const payload = base64url(claims);
  const unsigned = (header: object, signature = '') => `${base64url(header)}.${payload}.${signature}`;
  const hashed = (alg: string, key: string | Buffer, hash: string, more: object = {}) => {
    const signed = `${base64url({ alg, typ: 'JWT', ...more })}.${payload}`;
    return `${signed}.${hmac(key, signed, hash)}`;
  };
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const jwk = publicKey.export({ format: 'jwk' });
  const asymmetric = (header: object) => {
    const signed = `${base64url(header)}.${payload}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  return [
    ...['none', 'None', 'NONE', 'nOnE', 'none ', '', 'null'].map((alg) =>
      forgery(`alg "${alg}", unsigned`, unsigned({ alg, typ: 'JWT' })),
    ),
    forgery('alg none with a signature', unsigned({ alg: 'none' }, hmac(secret, 'x'))),
    forgery('no alg', unsigned({ typ: 'JWT' })),
    forgery('alg null', unsigned({ alg: null })),
    forgery('alg as a list', unsigned({ alg: ['HS256', 'none'] })),
    forgery('alg hs256 in lower case', hashed('hs256', secret, 'sha256')),
    forgery('HS384 with the suite’s key', hashed('HS384', secret, 'sha384')),
    forgery('HS512 with the suite’s key', hashed('HS512', secret, 'sha512')),
    forgery('HS256 with an empty key', hashed('HS256', '', 'sha256')),
    forgery('HS256 with a guessed key', hashed('HS256', 'secret', 'sha256')),
    forgery('HS256 with a key one letter off', hashed('HS256', `${secret.slice(0, -1)}!`, 'sha256')),
    forgery('HS256 with a public key as its key', hashed('HS256', pem, 'sha256')),
    forgery('RS256 with a key of its own', asymmetric({ alg: 'RS256', typ: 'JWT' })),
    forgery('RS256 with its key in jwk', asymmetric({ alg: 'RS256', jwk })),
    forgery('RS256 with jku', asymmetric({ alg: 'RS256', jku: 'http://127.0.0.1:1/keys', kid: '1' })),
    forgery('RS256 with x5u', asymmetric({ alg: 'RS256', x5u: 'http://127.0.0.1:1/certificate' })),
    forgery('RS256 with x5c', asymmetric({ alg: 'RS256', x5c: [base64url(pem)] })),
    forgery('HS256 with its key in jwk', hashed('HS256', 'k', 'sha256', { jwk: { kty: 'oct', k: 'aw' } })),
    forgery('kid that names an empty file', hashed('HS256', '', 'sha256', { kid: '../../../../dev/null' })),
    forgery('kid that is SQL', hashed('HS256', 'k', 'sha256', { kid: "' UNION SELECT 'k' --" })),
    forgery('PS256, not RS256', asymmetric({ alg: 'PS256' })),
    forgery(
      'ES256 with a signature of zeros',
      unsigned({ alg: 'ES256' }, Buffer.alloc(64).toString('base64url')),
    ),
    forgery('crit that nobody understands', signToken(secret, mine, { crit: ['x-limit'], 'x-limit': 1 })),
    forgery('a header that is no JSON', `${base64url('{alg')}.${payload}.${hmac(secret, 'x')}`),
  ];
}
