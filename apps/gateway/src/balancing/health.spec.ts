import { Logger } from '@nestjs/common';
import { Health } from './health';

describe('Health', () => {
  let health: Health;
  let lines: string[];

  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000_000 });
    lines = [];
    const note = (line: unknown) => void lines.push(String(line));
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(note);
    jest.spyOn(Logger.prototype, 'log').mockImplementation(note);
    health = new Health('order-service http://a:1');
    wait(5_000);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const wait = (ms: number) => jest.advanceTimersByTime(ms);
  const takesRequests = () => health.takesRequests(Date.now());
  const share = () => health.share(Date.now());
  const breakConnection = () => health.notReached(Date.now(), new Error('connect ECONNREFUSED'));

  it('takes requests before its first check', () => {
    expect(takesRequests()).toBe(true);
  });

  it('takes none from the moment it says that it is not ready until it says it is', () => {
    health.checkedUnready('refused');
    expect(takesRequests()).toBe(false);
    health.checkedReady();
    expect(takesRequests()).toBe(true);
  });

  it('may miss one check, not two in a row', () => {
    health.checkedUnready('failed');
    health.checkedReady();
    health.checkedUnready('failed');
    expect(takesRequests()).toBe(true);
    health.checkedUnready('failed');
    expect(takesRequests()).toBe(false);
  });

  it('is ejected at once by a broken connection, and back after the pause', () => {
    breakConnection();
    expect(takesRequests()).toBe(false);
    wait(500);
    expect(takesRequests()).toBe(true);
  });

  it('is back before the pause is over when a check finds it ready', () => {
    breakConnection();
    health.checkedReady();

    expect(takesRequests()).toBe(true);
  });

  it('counts as up again only when it has proved it', () => {
    breakConnection();
    wait(500);
    expect(health.isUp).toBe(false);
    health.reached(Date.now());
    expect(health.isUp).toBe(true);
  });

  it('grows to its full share in five seconds after the pause', () => {
    expect(share()).toBe(1);
    breakConnection();
    wait(500);
    expect(share()).toBe(0.1);
    wait(2_500);
    expect(share()).toBe(0.5);
    wait(2_500);
    expect(share()).toBe(1);
  });

  it('does so after a check has found it ready, too', () => {
    health.checkedUnready('refused');
    wait(60_000);
    health.checkedReady();

    expect(share()).toBe(0.1);
  });

  it('logs each change once', () => {
    for (let i = 0; i < 3; i++) {
      breakConnection();
      wait(10_000);
    }
    health.reached(Date.now());
    health.reached(Date.now());
    health.checkedUnready('refused');
    health.checkedUnready('refused');
    health.checkedReady();
    health.checkedReady();

    expect(lines).toEqual([
      'order-service http://a:1 is ejected: connect ECONNREFUSED',
      'order-service http://a:1 is back',
      'order-service http://a:1 is not ready: health check refused',
      'order-service http://a:1 is back',
    ]);
  });
});
