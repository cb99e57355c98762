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
});
