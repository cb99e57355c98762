import type { Person } from '../fixture/people';
import { algorithmTokens } from './algorithms';
import { alteredTokens } from './altered';
import { claimTokens } from './claims';
import { forgeryFaults } from './judge';
import { schemes } from './schemes';
import { signToken } from './sign-token';

const secret = 'q8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA';
const person = (id: string): Person => {
  const token = signToken(secret, { sub: id, sid: `${id}-session` });
  return {
    id,
    email: `${id}@x.example`,
    name: id,
    token,
    refreshToken: `${token}r`,
    sessionId: `${id}-session`,
  };
};
const forger = { own: person('own'), victim: person('victim'), ended: person('ended'), secret };
const forgeries = [
  ...alteredTokens(forger),
  ...algorithmTokens(forger),
  ...claimTokens(forger),
  ...schemes(forger),
];
const answered = (status: number, headers = {}) => ({
  responses: [{ status, headers, text: '' }],
  closed: true,
});

describe('the forged tokens', () => {
  it('are at least 40, all different, and none is the good one', () => {
    const values = new Set(forgeries.map(({ authorization }) => authorization));
    expect(values.size).toBe(forgeries.length);
    expect(values.size).toBeGreaterThan(40);
    expect(values).not.toContain(`Bearer ${forger.own.token}`);
  });

  it('are reported when one gets in, or is refused in another way than with a challenge', () => {
    expect(forgeryFaults(answered(200))).not.toEqual([]);
    expect(forgeryFaults(answered(403))).not.toEqual([]);
    expect(forgeryFaults(answered(401))).not.toEqual([]);
    expect(forgeryFaults({ responses: [], closed: true })).not.toEqual([]);
  });
});
