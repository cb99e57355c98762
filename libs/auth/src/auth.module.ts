import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { AuthGuard } from './auth.guard';
import { Authenticator } from './authenticator';
import { LiveSessions } from './live-sessions';
import { Tokens } from './tokens';

/** Guards every handler of the application. Needs the data Redis, where the sessions are. */
@Module({})
export class AuthModule {
  /** @param secret the HS256 key, at least 32 bytes */
  static forRoot(secret: string): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      imports: [JwtModule.register({ secret })],
      providers: [Tokens, LiveSessions, Authenticator, { provide: APP_GUARD, useClass: AuthGuard }],
      exports: [Tokens, Authenticator],
    };
  }
}
