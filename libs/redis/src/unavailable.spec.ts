import { isRedisUnavailable } from './unavailable';

describe('isRedisUnavailable', () => {
  it.each([
    'LOADING Redis is loading the dataset in memory',
    'BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
    "READONLY You can't write against a read only replica. script: 5e3f, on @user_script:9.",
    "OOM command not allowed when used memory > 'maxmemory'. script: 5e3f, on @user_script:9.",
    'MISCONF Redis is configured to save RDB snapshots, but it is currently unable to persist on disk.',
    'MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to no.',
    'CLUSTERDOWN Hash slot not served',
    'TRYAGAIN Multiple keys request during rehashing of slot',
    'Too many Cluster redirections. Last error: ReplyError: TRYAGAIN',
    'Command timed out',
    'Command aborted due to connection close',
    'Connection is closed.',
    "Stream isn't writeable and enableOfflineQueue options is false",
    "Cluster isn't ready and enableOfflineQueue options is false",
    'connect ECONNREFUSED 127.0.0.1:6379',
    'read ECONNRESET',
  ])('says that another try may succeed after "%s"', (message) => {
    expect(isRedisUnavailable(new Error(message))).toBe(true);
  });

  it.each([
    "ERR wrong number of arguments for 'get' command",
    'WRONGTYPE Operation against a key holding the wrong kind of value',
    "CROSSSLOT Keys in request don't hash to the same slot",
    'NOSCRIPT No matching script. Please use EVAL.',
  ])('says that a command is wrong after "%s"', (message) => {
    expect(isRedisUnavailable(new Error(message))).toBe(false);
  });

  it('knows nothing of what is no error', () => {
    expect(isRedisUnavailable('LOADING')).toBe(false);
  });
});
