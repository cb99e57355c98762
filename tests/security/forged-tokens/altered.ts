import type { Person } from '../fixture/people';
import { type Forger, type Forgery, forgery } from './forgery';
import { base64url, hmac, signToken } from './sign-token';

/** Tokens of the forger's own, changed afterwards. */
export function alteredTokens({ own, victim, secret }: Forger): Forgery[] {
  const [header = '', payload = '', signature = ''] = own.token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const withClaims = (changes: object) => `${header}.${base64url({ ...claims, ...changes })}.${signature}`;
  const standard = (text: string) => Buffer.from(text, 'base64url').toString('base64');
  const padded = signToken(secret, { sub: own.id, sid: own.sessionId, note: '>>>???' });
  const [paddedHead = '', paddedPayload = ''] = padded.split('.');
  const plain = `${paddedHead}.${standard(paddedPayload)}`;
  return [
    forgery('altered payload: another sub', withClaims({ sub: victim.id })),
    forgery('altered payload: another sub and sid', withClaims({ sub: victim.id, sid: victim.sessionId })),
    forgery('altered payload: role admin', withClaims({ role: 'admin' })),
    forgery('altered payload: a later exp', withClaims({ exp: Number(claims['exp']) + 60 })),
    forgery('empty signature', `${header}.${payload}.`),
    forgery('no signature', `${header}.${payload}`),
    forgery('truncated signature', `${header}.${payload}.${signature.slice(0, -1)}`),
    forgery('longer signature', `${header}.${payload}.${signature}A`),
    forgery('another signature', `${header}.${payload}.${base64url('x'.repeat(32))}`),
    forgery('unused bits of the signature', `${header}.${payload}.${flipUnusedBits(signature)}`),
    forgery('truncated token', own.token.slice(0, -60)),
    forgery('four parts', `${own.token}.${signature}`),
    forgery('five parts, as if encrypted', `${header}.${payload}.${signature}.${payload}.${signature}`),
    forgery('a dot in front', `.${own.token}`),
    forgery('a dot behind', `${own.token}.`),
    forgery('dots alone', '..'),
    forgery('padding behind the signature', `${own.token}=`),
    forgery('standard base64 in the payload', `${plain}.${hmac(secret, plain)}`),
    forgery('standard base64 in the signature', withStandardSignature(own, secret)),
    forgery('a space in it', `${header}. ${payload}.${signature}`),
    forgery('a tab in it', `${header}.${payload}\t.${signature}`),
    forgery('a comma and a second token', `${own.token},${victim.id}`),
    forgery('a letter beyond ASCII behind it', `${own.token}\xe9`),
    forgery('letters in full width', `\xef\xbd\x85${own.token}`),
    forgery('percent escapes', own.token.replaceAll('.', '%2e')),
    forgery('in quotes', `"${own.token}"`),
    forgery('capitals', own.token.toUpperCase()),
    forgery('8 kB of nonsense', 'a'.repeat(8_192)),
    forgery('8 kB of dots', '.'.repeat(8_192)),
    forgery('nothing', ''),
  ];
}

/** A signature that reads differently in the other alphabet. */
function withStandardSignature(own: Person, secret: string, note = 0): string {
  const token = signToken(secret, { sub: own.id, sid: own.sessionId, note });
  const [header, payload, signature = ''] = token.split('.');
  if (!/[-_]/.test(signature)) return withStandardSignature(own, secret, note + 1);
  return `${header}.${payload}.${signature.replaceAll('-', '+').replaceAll('_', '/')}`;
}

/** The last of 43 characters carries 4 bits and 2 that mean nothing. */
function flipUnusedBits(signature: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(signature.slice(-1));
  return signature.slice(0, -1) + (alphabet[last ^ 1] ?? '');
}
