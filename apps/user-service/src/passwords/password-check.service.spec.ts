import type { SecurityEvents } from '@emporium/service';
import type { User } from '@emporium/user-data';
import type { FailedLoginsService } from './failed-logins.service';
import { PasswordCheck } from './password-check.service';
import type { Match, PasswordHasher } from './password-hasher';
import { TooManyFailedLoginsError } from './password.errors';

const GUESS = {
  email: 'Kim@Example.com',
  password: 'wonderland',
  user: { id: 'kim', passwordHash: 'h' } as User,
};

describe('PasswordCheck', () => {
  const failures = { admit: jest.fn(), addFailure: jest.fn(), reset: jest.fn() };
  const events = { record: jest.fn() };
  let match: Match;
  const check = new PasswordCheck(
    failures as unknown as FailedLoginsService,
    { match: () => Promise.resolve(match) } as unknown as PasswordHasher,
    events as unknown as SecurityEvents,
  );
  beforeEach(() => jest.resetAllMocks());

  it.each(['right', 'outdated'] as const)(
    'forgives earlier failures when the password is %s',
    async (outcome) => {
      match = outcome;

      expect(await check.match(GUESS)).toBe(outcome);
      expect(failures.reset).toHaveBeenCalledTimes(1);
      expect(failures.addFailure).not.toHaveBeenCalled();
      expect(events.record).not.toHaveBeenCalled();
    },
  );

  it('counts a wrong one, and records who was tried', async () => {
    match = 'wrong';
    await check.match(GUESS);
    await check.match({ ...GUESS, user: undefined });

    expect(failures.addFailure).toHaveBeenCalledTimes(2);
    expect(failures.reset).not.toHaveBeenCalled();
    expect(events.record.mock.calls).toEqual([
      [expect.objectContaining({ event: 'login.failed', account: 'kim' })],
      [expect.objectContaining({ event: 'login.failed', account: 'kim@example.com' })],
    ]);
  });

  it('records a lock, and no fault of ours', async () => {
    failures.admit.mockRejectedValueOnce(new TooManyFailedLoginsError(60));
    await expect(check.match(GUESS)).rejects.toThrow(TooManyFailedLoginsError);
    failures.admit.mockRejectedValueOnce(new Error('bug'));
    await expect(check.match(GUESS)).rejects.toThrow('bug');

    expect(events.record.mock.calls).toEqual([[expect.objectContaining({ event: 'login.locked' })]]);
  });
});
