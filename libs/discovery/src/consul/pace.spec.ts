import { Pace } from './pace';

describe('Pace', () => {
  const { signal } = new AbortController();

  it('lets two in a row go at once, and then one in each interval', async () => {
    const pace = new Pace(50);
    const start = performance.now();
    await pace.keep(signal);
    await pace.keep(signal);
    expect(performance.now() - start).toBeLessThan(40);

    for (let i = 0; i < 3; i++) await pace.keep(signal);
    expect(performance.now() - start).toBeGreaterThanOrEqual(140);
  });

  it('lets two go again after a rest', async () => {
    const pace = new Pace(50);
    for (let i = 0; i < 2; i++) await pace.keep(signal);
    await new Promise((resolve) => setTimeout(resolve, 120));
    const start = performance.now();
    for (let i = 0; i < 2; i++) await pace.keep(signal);

    expect(performance.now() - start).toBeLessThan(40);
  });

  it('ends with its signal', async () => {
    const pace = new Pace(10_000);
    for (let i = 0; i < 2; i++) await pace.keep(signal);

    await expect(pace.keep(AbortSignal.timeout(20))).rejects.toThrow();
  });
});
