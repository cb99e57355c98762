import { bearerChallenge } from './bearer-challenge';

describe('the challenge of a 401', () => {
  it('names the realm, and what is wrong with a token that was sent', () => {
    expect(bearerChallenge()).toEqual({ 'WWW-Authenticate': 'Bearer realm="emporium"' });
    expect(bearerChallenge('invalid_token')).toEqual({
      'WWW-Authenticate': 'Bearer realm="emporium", error="invalid_token"',
    });
  });
});
