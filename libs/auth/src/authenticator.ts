import { Injectable } from '@nestjs/common';
import { InvalidTokenError, UnauthenticatedError } from './auth.errors';
import type { Identity } from './identity';
import { LiveSessions } from './live-sessions';
import { type TokenPurpose, Tokens, type VerifiedClaims } from './tokens';

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/** Finds out who is asking from an `Authorization` header. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: Tokens,
    private readonly sessions: LiveSessions,
  ) {}

  /** @throws UnauthenticatedError, InvalidTokenError */
  async authenticate(authorization: string | undefined): Promise<Identity> {
    return this.identify(await this.claims('access', authorization));
  }

  /** Accepts another service's token. @throws UnauthenticatedError, InvalidTokenError */
  async authenticateService(authorization: string | undefined): Promise<void> {
    await this.claims('internal', authorization);
  }

  /** The claims of a valid access token, whether or not its session lives; undefined for an invalid token. */
  async claimsOf(authorization: string): Promise<VerifiedClaims | undefined> {
    try {
      return await this.claims('access', authorization);
    } catch (error) {
      if (error instanceof InvalidTokenError) return undefined;
      throw error;
    }
  }

  /** The user of an access token's claims, if its session still lives. @throws InvalidTokenError */
  async identify({ sub, sid }: VerifiedClaims): Promise<Identity> {
    const session = sid === undefined ? undefined : await this.sessions.find(sid);
    if (!session || session.userId !== sub) throw new InvalidTokenError();
    return { userId: session.userId, sessionId: session.id, role: session.role };
  }

  private async claims(purpose: TokenPurpose, authorization: string | undefined): Promise<VerifiedClaims> {
    if (authorization === undefined) throw new UnauthenticatedError();
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) throw new InvalidTokenError();
    return this.tokens.verify(purpose, token);
  }
}
