import { JwtService } from '@nestjs/jwt';
import { Tokens } from '@emporium/auth';
import { IDLE_SECONDS, type Rotation, SESSION_SECONDS, type User } from '@emporium/user-data';
import { InvalidRefreshTokenError } from './login.errors';
import { ACCESS_TOKEN_SECONDS, SessionTokens } from './session-tokens';

const KIM = { id: 'kim', email: 'kim@example.com', role: 'customer' } as User;
const OPENED_AT = 1_700_000_000_000;

describe('SessionTokens', () => {
  const tokens = new Tokens(new JwtService({ secret: 'q8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA' }));
  const sessionTokens = new SessionTokens(tokens);
  beforeEach(() => jest.useFakeTimers({ now: OPENED_AT, doNotFake: ['setImmediate', 'nextTick'] }));
  afterEach(() => jest.useRealTimers());

  const issueAfter = async (seconds: number) => {
    const refreshedAt = OPENED_AT + seconds * 1_000;
    jest.setSystemTime(refreshedAt);
    const rotation = { generation: 3, openedAt: OPENED_AT, refreshedAt } as Rotation;
    const issued = await sessionTokens.issue(KIM, 'session', rotation);
    const lifeOf = async (purpose: 'access' | 'refresh', token: string) =>
      (await tokens.verify(purpose, token)).exp - refreshedAt / 1_000;
    return {
      issued,
      accessSeconds: await lifeOf('access', issued.accessToken),
      refreshSeconds: await lifeOf('refresh', issued.refreshToken),
    };
  };

  it('last for a quarter of an hour and for a month', async () => {
    const { issued, accessSeconds, refreshSeconds } = await issueAfter(60);

    expect(issued.expiresIn).toBe(ACCESS_TOKEN_SECONDS);
    expect([accessSeconds, refreshSeconds]).toEqual([ACCESS_TOKEN_SECONDS, IDLE_SECONDS]);
  });

  it('do not outlive their session', async () => {
    const { issued, accessSeconds, refreshSeconds } = await issueAfter(SESSION_SECONDS - 100);

    expect([issued.expiresIn, accessSeconds, refreshSeconds]).toEqual([100, 100, 100]);
  });

  it('are the same for a repeat', async () => {
    expect((await issueAfter(60)).issued).toEqual((await issueAfter(60)).issued);
  });

  it('tell whose session they refresh', async () => {
    const { refreshToken } = (await issueAfter(60)).issued;

    expect(await sessionTokens.verifyRefresh(refreshToken)).toEqual({
      userId: 'kim',
      sessionId: 'session',
      generation: 3,
    });
  });

  it.each([
    ['names no session', { sub: 'kim', generation: 3 }],
    ['says no generation', { sub: 'kim', sid: 'session' }],
  ])('refresh nothing with a token that %s', async (_, claims) => {
    const token = await tokens.sign('refresh', claims, 60);

    await expect(sessionTokens.verifyRefresh(token)).rejects.toThrow(InvalidRefreshTokenError);
  });

  it('refresh nothing with a token of another kind', async () => {
    const { accessToken } = (await issueAfter(60)).issued;

    await expect(sessionTokens.verifyRefresh(accessToken)).rejects.toThrow(InvalidRefreshTokenError);
  });

  it('do not take a fault of ours for a bad token', async () => {
    const broken = new SessionTokens({ verify: () => Promise.reject(new Error('bug')) } as unknown as Tokens);

    await expect(broken.verifyRefresh('token')).rejects.toThrow('bug');
  });
});
