import { JwtService } from '@nestjs/jwt';
import { InvalidTokenError, UnauthenticatedError } from './auth.errors';
import { Authenticator } from './authenticator';
import type { LiveSessions } from './live-sessions';
import { Tokens } from './tokens';

const tokens = new Tokens(new JwtService({ secret: 'q8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA' }));
const others = new Tokens(new JwtService({ secret: 'Z8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA' }));

const noSessions = { find: () => Promise.reject(new Error('not to be asked')) } as unknown as LiveSessions;

describe('Authenticator', () => {
  const sessions: Partial<LiveSessions> = {
    find: (id) => Promise.resolve(id === 'alive' ? { id, userId: 'kim', role: 'admin' } : undefined),
  };
  const authenticator = new Authenticator(tokens, sessions as LiveSessions);
  const bearer = async (sub: string, sid?: string) =>
    `Bearer ${await tokens.sign('access', { sub, sid }, 60)}`;

  it('knows the user of a token by its session', async () => {
    expect(await authenticator.authenticate(await bearer('kim', 'alive'))).toEqual({
      userId: 'kim',
      sessionId: 'alive',
      role: 'admin',
    });
  });

  it.each([
    ['has ended', 'kim', 'ended'],
    ['is another user’s', 'lee', 'alive'],
    ['is not named', 'kim', undefined],
  ])('knows nobody by a session that %s', async (_, sub, sid) => {
    await expect(authenticator.authenticate(await bearer(sub, sid))).rejects.toThrow(InvalidTokenError);
  });

  it('tells who has no token from who has one that is of no use', async () => {
    await expect(authenticator.authenticate(undefined)).rejects.toThrow(UnauthenticatedError);
    await expect(authenticator.authenticate('Bearer')).rejects.toThrow(InvalidTokenError);
  });

  it('takes of a service only what is made for services', async () => {
    const internal = `Bearer ${await tokens.sign('internal', { sub: 'order-service' }, 60)}`;

    await expect(authenticator.authenticateService(internal)).resolves.toBeUndefined();
    await expect(authenticator.authenticateService(undefined)).rejects.toThrow(UnauthenticatedError);
    await expect(authenticator.authenticateService(await bearer('kim', 'alive'))).rejects.toThrow(
      InvalidTokenError,
    );
    await expect(authenticator.authenticate(internal)).rejects.toThrow(InvalidTokenError);
  });
});

describe('Authenticator.claimsOf', () => {
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

  it('does not take a fault of ours for a bad token', async () => {
    const broken = new Authenticator({ verify: () => Promise.reject(new Error('bug')) } as never, noSessions);

    await expect(broken.claimsOf('Bearer token')).rejects.toThrow('bug');
  });
});
