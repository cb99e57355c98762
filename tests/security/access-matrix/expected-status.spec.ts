import { CALLERS } from './callers';
import { expectedStatus, isExpected } from './expected-status';

const row = (access: string, isOwned: boolean) =>
  CALLERS.map((caller) => expectedStatus({ 'x-access': access, responses: {} }, isOwned, caller));

describe('who may what', () => {
  it.each([
    ['public', false, ['success', 'success', 'success', 'success']],
    ['authenticated', false, [401, 'success', 'success', 'success']],
    ['authenticated', true, [401, 'success', 404, 'success']],
    ['admin', false, [401, 403, 403, 'success']],
    ['admin', true, [401, 403, 403, 'success']],
  ])('is derived for %s, owned: %s', (access, isOwned, expected) => {
    expect(row(access, isOwned)).toEqual(expected);
  });

  it('is not guessed for an access that nobody knows', () => {
    expect(() => row('friends', false)).toThrow('friends');
  });

  it('takes only a 2xx for a success', () => {
    expect([200, 204, 304, 404].map((status) => isExpected(status, 'success'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isExpected(403, 404)).toBe(false);
  });
});
