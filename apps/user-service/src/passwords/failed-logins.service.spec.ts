import type { FailedLoginsRepository } from '@emporium/user-data';
import type { UserServiceConfig } from '../user-service.config';
import { FailedLoginsService } from './failed-logins.service';
import { TooManyFailedLoginsError } from './password.errors';

const delays: number[] = [];
jest.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => {
    delays.push(ms);
    return Promise.resolve();
  },
}));

const LIMIT = 10;
const OF_ACCOUNT = 3 * LIMIT;
const ATTEMPT = { email: 'kim@example.com', clientAddress: '::1' };

describe('FailedLoginsService', () => {
  const repository = { find: jest.fn(), add: jest.fn(), reset: jest.fn() };
  const service = new FailedLoginsService(
    repository as unknown as FailedLoginsRepository,
    { AUTH_RATE_LIMIT: LIMIT, RATE_LIMIT_WINDOW: 60 } as UserServiceConfig,
  );
  const failed = (counts: object) => ({
    ofAddress: 0,
    ofAccount: 0,
    ofDevice: 0,
    secondsLeft: 60,
    ...counts,
  });
  const admit = (counts: object, device?: string) => {
    repository.find.mockResolvedValue(failed(counts));
    return service.admit({ ...ATTEMPT, device });
  };
  const reset = (counts: object) => {
    repository.find.mockResolvedValue(failed(counts));
    return service.reset(ATTEMPT);
  };

  beforeEach(() => {
    jest.clearAllMocks();
    delays.length = 0;
  });

  it('lets nobody wait as long as an account has few failures', async () => {
    await admit({ ofAccount: LIMIT - 1 });

    expect(delays).toEqual([]);
  });

  it('lets each attempt wait longer than the one before, up to the account’s limit', async () => {
    for (const ofAccount of [LIMIT, LIMIT + 1, OF_ACCOUNT - 1]) await admit({ ofAccount });
    const [first = 0, second = 0, last = 0] = delays;

    expect(first).toBeGreaterThan(0);
    expect(second).toBeCloseTo(2 * first);
    expect(last).toBeCloseTo((OF_ACCOUNT - LIMIT) * first);
    await expect(admit({ ofAccount: OF_ACCOUNT })).rejects.toThrow(TooManyFailedLoginsError);
  });

  it('lets a device that is known neither wait nor be refused, until it has failed itself', async () => {
    await admit({ ofAccount: OF_ACCOUNT, ofDevice: LIMIT - 1 }, 'device');
    expect(delays).toEqual([]);

    await expect(admit({ ofAccount: OF_ACCOUNT, ofDevice: LIMIT }, 'device')).rejects.toThrow(
      TooManyFailedLoginsError,
    );
    await admit({ ofAccount: LIMIT, ofDevice: LIMIT }, 'device');
    expect(delays).toHaveLength(1);
  });

  it('resets what there is to reset', async () => {
    await reset({ ofAddress: 1 });
    expect(repository.reset).not.toHaveBeenCalled();

    await reset({ ofAccount: 1 });
    expect(repository.reset).toHaveBeenCalledTimes(1);
  });
});
