import { claimsOf, tokensOf } from './bare-tokens';

describe('the tokens of the floor', () => {
  const now = Date.parse('2026-01-15T09:30:00Z');
  const { accessToken, refreshToken } = tokensOf('kim', 'laptop', 7, now);

  it('say whose session it is', () => {
    expect(claimsOf(accessToken, now)).toEqual({ sub: 'kim', sid: 'laptop', exp: now / 1_000 + 900 });
    expect(claimsOf(refreshToken, now)).toMatchObject({ sub: 'kim', sid: 'laptop', generation: 7 });
  });

  it('are refused with another signature, or too late', () => {
    expect(() => claimsOf(`${accessToken.slice(0, -1)}_`, now)).toThrow('not ours');
    expect(() => claimsOf(accessToken, now + 901_000)).toThrow('run out');
  });
});
