import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { InvalidTokenError } from './auth.errors';

/** What a token is good for; a token for one purpose is refused for another. */
export type TokenPurpose = 'access' | 'refresh' | 'internal';

/** The claims that a token carries besides the registered ones. */
export interface TokenClaims {
  /** The user's id, or the calling service's name. */
  readonly sub: string;
  /** The session's id; absent in a service token. */
  readonly sid?: string;
  /** How often the session had been refreshed; in refresh tokens only. */
  readonly generation?: number;
}

/** Claims of a token that has been verified. */
export interface VerifiedClaims extends TokenClaims {
  /** Seconds since the epoch. */
  readonly exp: number;
}

const ISSUER = 'emporium';

/** Signs and verifies the suite's tokens: JWT, HS256, one audience a purpose. @see RFC 7519, RFC 8725 */
@Injectable()
export class Tokens {
  constructor(private readonly jwt: JwtService) {}

  /** Signs a token that is valid for `ttlSeconds`. */
  sign(purpose: TokenPurpose, { sub, ...claims }: TokenClaims, ttlSeconds: number): Promise<string> {
    return this.jwt.signAsync(claims, {
      algorithm: 'HS256',
      subject: sub,
      issuer: ISSUER,
      audience: `${ISSUER}:${purpose}`,
      expiresIn: ttlSeconds,
    });
  }

  /** @throws InvalidTokenError for anything but a live token of ours for this purpose */
  async verify(purpose: TokenPurpose, token: string): Promise<VerifiedClaims> {
    try {
      return await this.jwt.verifyAsync<VerifiedClaims>(token, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: `${ISSUER}:${purpose}`,
      });
    } catch (cause) {
      throw new InvalidTokenError({ cause });
    }
  }
}
