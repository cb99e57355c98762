import { JwtService } from '@nestjs/jwt';
import { Authenticator } from './authenticator';
import type { LiveSessions } from './live-sessions';
import { Tokens } from './tokens';

const noSessions = { find: () => Promise.reject(new Error('not to be asked')) } as unknown as LiveSessions;

describe('Authenticator.claimsOf', () => {
  const tokens = new Tokens(new JwtService({ secret: 'q8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA' }));
  const others = new Tokens(new JwtService({ secret: 'Z8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA' }));
  const authenticator = new Authenticator(tokens, noSessions);

  it('tells whose a token of ours is, without a look at the session', async () => {
    const token = await tokens.sign('access', { sub: 'kim', sid: 'ended' }, 60);

    expect(await authenticator.claimsOf(`Bearer ${token}`)).toMatchObject({ sub: 'kim', sid: 'ended' });
  });

  it('tells nothing of any other', async () => {
    const unusable = [
      `Bearer ${await others.sign('access', { sub: 'kim' }, 60)}`,
      `Bearer ${await tokens.sign('refresh', { sub: 'kim' }, 60)}`,
      `Bearer ${await tokens.sign('access', { sub: 'kim' }, -1)}`,
      'Bearer rubbish',
      'Basic a2ltOmtpbQ==',
      '',
    ];

    for (const authorization of unusable) expect(await authenticator.claimsOf(authorization)).toBeUndefined();
  });
});
