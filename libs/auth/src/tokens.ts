import type { JwtService, JwtVerifyOptions } from '@nestjs/jwt';
import { LRUCache } from 'lru-cache';
import { InvalidTokenError } from './auth.errors';

/** What a token may be used for; it is refused for any other purpose. */
export type TokenPurpose = 'access' | 'refresh' | 'device' | 'internal';

/** The claims that a token carries besides the registered ones. */
export interface TokenClaims {
  /** The user's id, or the calling service's name. */
  readonly sub: string;
  /** The session's id, in a device token the device's; absent in a service token. */
  readonly sid?: string;
  /** How often the session had been refreshed; in refresh tokens only. */
  readonly generation?: number;
}

/** Claims of a token that has been verified. */
export interface VerifiedClaims extends TokenClaims {
  /** Seconds since the epoch. */
  readonly exp: number;
}

interface Opened {
  readonly header: object;
  readonly payload: object;
}

function areClaims(payload: object): payload is VerifiedClaims {
  const { exp, sub, sid } = payload as Partial<Record<keyof VerifiedClaims, unknown>>;
  return typeof exp === 'number' && typeof sub === 'string' && (sid === undefined || typeof sid === 'string');
}

const ISSUER = 'emporium';
/** How many verified tokens are cached; the least recently used are dropped first. */
const MAX_CACHED = 10_000;

/** Signs and verifies the suite's tokens: JWT, HS256, one audience a purpose. @see RFC 7519, RFC 8725 */
export class Tokens {
  /**
   * Verified claims by purpose and token, so that each signature is checked once. The keys are fixed for the life of the
   * process, so a verified signature stays valid.
   */
  private readonly verified = new LRUCache<string, VerifiedClaims>({ max: MAX_CACHED });

  /** @param previous verifies tokens that `jwt` cannot; it signs nothing */
  constructor(
    private readonly jwt: JwtService,
    private readonly previous?: JwtService,
  ) {}

  /**
   * Signs a token that is valid for `ttlSeconds`.
   *
   * @param issuedAt seconds since the epoch; with it, the same claims make the same token at any time
   */
  sign(
    purpose: TokenPurpose,
    { sub, ...claims }: TokenClaims,
    ttlSeconds: number,
    issuedAt = Math.floor(Date.now() / 1000),
  ): Promise<string> {
    return this.jwt.signAsync(
      { ...claims, iat: issuedAt },
      {
        algorithm: 'HS256',
        subject: sub,
        issuer: ISSUER,
        audience: `${ISSUER}:${purpose}`,
        expiresIn: ttlSeconds,
      },
    );
  }

  /** @throws InvalidTokenError for anything but a live token of ours for this purpose */
  async verify(purpose: TokenPurpose, token: string): Promise<VerifiedClaims> {
    const key = `${purpose} ${token}`;
    const known = this.verified.get(key);
    if (known && Date.now() < known.exp * 1000) return known;
    try {
      const claims = await this.check(token, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: `${ISSUER}:${purpose}`,
      });
      this.verified.set(key, claims);
      return claims;
    } catch (cause) {
      throw new InvalidTokenError({ cause });
    }
  }

  private async check(token: string, rules: JwtVerifyOptions): Promise<VerifiedClaims> {
    const { header, payload } = await this.open(token, { ...rules, complete: true });
    if ('crit' in header) throw new Error('The token has extensions that must be understood'); // RFC 7515, 4.1.11
    if (!areClaims(payload)) throw new Error('The token lacks claims, or some are of another type');
    return payload;
  }

  private async open(token: string, rules: JwtVerifyOptions): Promise<Opened> {
    try {
      return await this.jwt.verifyAsync<Opened>(token, rules);
    } catch (error) {
      if (!this.previous) throw error;
      return this.previous.verifyAsync<Opened>(token, rules);
    }
  }
}
