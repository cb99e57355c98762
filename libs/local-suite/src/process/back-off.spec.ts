import { BackOff } from './back-off';

describe('BackOff', () => {
  it('doubles from a quarter of a second up to ten seconds', () => {
    const backOff = new BackOff();

    const delays = Array.from({ length: 8 }, () => backOff.nextDelayMs(100));

    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it('starts over after it ran for thirty seconds', () => {
    const backOff = new BackOff();
    backOff.nextDelayMs(100);
    backOff.nextDelayMs(100);

    expect(backOff.nextDelayMs(30_000)).toBe(250);
    expect(backOff.nextDelayMs(29_999)).toBe(500);
  });
});
