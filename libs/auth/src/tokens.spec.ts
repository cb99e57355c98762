import { JwtService } from '@nestjs/jwt';
import { InvalidTokenError } from './auth.errors';
import { Tokens } from './tokens';

describe('Tokens', () => {
  const jwt = new JwtService({ secret: 'q8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA' });
  const tokens = new Tokens(jwt);
  afterEach(() => jest.restoreAllMocks());

  it('checks the signature of a token once', async () => {
    const verify = jest.spyOn(jwt, 'verifyAsync');
    const token = await tokens.sign('access', { sub: 'kim', sid: 's' }, 60);

    const [first, second] = [await tokens.verify('access', token), await tokens.verify('access', token)];

    expect(first).toMatchObject({ sub: 'kim', sid: 's' });
    expect(second).toBe(first);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it('does not take a token it knows for another purpose, or one that differs in a character', async () => {
    const token = await tokens.sign('access', { sub: 'kim' }, 60);
    await tokens.verify('access', token);
    const last = token.endsWith('A') ? 'B' : 'A';

    await expect(tokens.verify('refresh', token)).rejects.toThrow(InvalidTokenError);
    await expect(tokens.verify('access', token.slice(0, -2) + last + token.slice(-1))).rejects.toThrow(
      InvalidTokenError,
    );
  });

  it('refuses a token it knows from the second that it expires', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000);
    const token = await tokens.sign('access', { sub: 'kim' }, 60);
    await tokens.verify('access', token);

    now.mockReturnValue(1_700_000_059_999);
    await expect(tokens.verify('access', token)).resolves.toMatchObject({ sub: 'kim' });
    now.mockReturnValue(1_700_000_060_000);
    await expect(tokens.verify('access', token)).rejects.toThrow(InvalidTokenError);
  });

  it.each([
    ['without an end', { sub: 'kim' }, {}],
    ['without a user', { exp: 9_999_999_999 }, {}],
    ['with a session that is a list', { sub: 'kim', sid: ['s'], exp: 9_999_999_999 }, {}],
    ['with an extension it does not know', { sub: 'kim', exp: 9_999_999_999 }, { crit: ['b64'], b64: true }],
  ])('refuses a token %s, though its signature is good', async (_, claims, header) => {
    const token = await jwt.signAsync(claims, {
      algorithm: 'HS256',
      issuer: 'emporium',
      audience: 'emporium:access',
      header: { alg: 'HS256', ...header },
    });

    await expect(tokens.verify('access', token)).rejects.toThrow(InvalidTokenError);
  });

  describe('when the secret is exchanged', () => {
    const next = new JwtService({ secret: 'Hn5Tq8Wz1Xc4Vb7Mk0Lp3Sd6Fg9Rj2Ya' });

    it('takes an old token while the previous secret is known, and none after that', async () => {
      const old = await tokens.sign('access', { sub: 'kim' }, 60);

      await expect(new Tokens(next, jwt).verify('access', old)).resolves.toMatchObject({ sub: 'kim' });
      await expect(new Tokens(next).verify('access', old)).rejects.toThrow(InvalidTokenError);
    });

    it('signs with the present secret alone', async () => {
      const token = await new Tokens(next, jwt).sign('access', { sub: 'kim' }, 60);

      await expect(new Tokens(next).verify('access', token)).resolves.toMatchObject({ sub: 'kim' });
      await expect(tokens.verify('access', token)).rejects.toThrow(InvalidTokenError);
    });

    it('holds an old token to the same rules', async () => {
      const expired = await tokens.sign('access', { sub: 'kim' }, -1);
      const refresh = await tokens.sign('refresh', { sub: 'kim' }, 60);

      for (const token of [expired, refresh])
        await expect(new Tokens(next, jwt).verify('access', token)).rejects.toThrow(InvalidTokenError);
    });
  });
});
