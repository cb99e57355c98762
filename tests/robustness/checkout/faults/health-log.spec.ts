import { HealthLog } from './health-log';

describe('the health log', () => {
  it('counts the time in which everything ran', () => {
    const log = new HealthLog();
    log.fell('gateway', 1_000_000_000_000_000);
    const start = 1_000_000_000_000_000;
    log.fell('redis-data', start + 10);
    log.rose('gateway', start + 20);
    expect(log.isDown).toEqual(['redis-data']);
    log.rose('redis-data', start + 30);
    log.fell('gateway', start + 50);

    expect(log.healthyMs(start, start + 100)).toBe(20);
    expect(log.healthyMs(start + 40, start + 45)).toBe(5);
    expect(log.healthyMs(start, start + 30)).toBe(0);
  });

  it('knows a process that is stopped and killed as down until both are over', () => {
    const log = new HealthLog();
    log.fell('gateway');
    log.fell('gateway');
    log.rose('gateway');
    expect(log.isDown).toEqual(['gateway']);
  });
});
