import { createSecretKey } from 'node:crypto';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { AuthGuard } from './auth.guard';
import { Authenticator } from './authenticator';
import { LiveSessions } from './live-sessions';
import type { SigningSecrets } from './signing-secrets';
import { Tokens } from './tokens';

/** Guards every handler of the application. Needs the data Redis, where the sessions are. */
@Module({})
export class AuthModule {
  static forRoot({ current, previous }: SigningSecrets): DynamicModule {
    const tokens = new Tokens(jwtWith(current), previous === undefined ? undefined : jwtWith(previous));
    return {
      module: AuthModule,
      global: true,
      providers: [
        { provide: Tokens, useValue: tokens },
        LiveSessions,
        Authenticator,
        { provide: APP_GUARD, useClass: AuthGuard },
      ],
      exports: [Tokens, Authenticator],
    };
  }
}

function jwtWith(secret: string): JwtService {
  // jsonwebtoken first tries to parse any other kind of secret as PEM, which takes 50 times as long as all the rest.
  const key = createSecretKey(secret, 'utf8');
  return new JwtService({ secretOrKeyProvider: () => key });
}
