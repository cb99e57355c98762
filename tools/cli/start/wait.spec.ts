import { Wait } from './wait';

describe('what a start waits for', () => {
  let said: string[];
  let wait: Wait;

  beforeEach(() => {
    jest.useFakeTimers();
    said = [];
    wait = new Wait(
      [['the build'], ['redis-data', 'redis-cache'], ['gateway']],
      (message) => void said.push(message),
    );
  });
  afterEach(() => {
    wait.stop();
    jest.useRealTimers();
  });

  it('is not said as long as something comes every few seconds', () => {
    for (const name of ['the build', 'redis-data', 'redis-cache', 'gateway']) {
      jest.advanceTimersByTime(3_000);
      wait.came(name);
    }
    jest.advanceTimersByTime(10_000);

    expect(said).toEqual([]);
  });

  it('is said by name, stage by stage, again and again', async () => {
    const build = wait.for('the build', new Promise((resolve) => setTimeout(resolve, 5_000)));
    await jest.advanceTimersByTimeAsync(5_000);
    await build;
    await jest.advanceTimersByTimeAsync(4_000);
    wait.came('redis-data');
    await jest.advanceTimersByTimeAsync(8_000);

    expect(said).toEqual([
      'Waiting for the build',
      'Waiting for redis-data, redis-cache',
      'Waiting for redis-cache',
      'Waiting for redis-cache',
    ]);
  });

  it('is not said any more when the start has failed', async () => {
    await expect(wait.for('the build', Promise.reject(new Error('no')))).rejects.toThrow('no');
    wait.stop();
    jest.advanceTimersByTime(10_000);

    expect(said).toEqual([]);
  });
});
