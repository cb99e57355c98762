import { eventually } from '@emporium/testing';
import { Outage } from './outage';

describe('Outage', () => {
  it('lasts until the probe works, and tells its end once', async () => {
    let isAway = true;
    const onEnd = jest.fn();
    const outage = new Outage(onEnd);
    const probe = jest.fn(() => (isAway ? Promise.reject(new Error('away')) : Promise.resolve()));
    outage.begin(probe);
    outage.begin(probe);
    await eventually(() => expect(probe).toHaveBeenCalledTimes(2));
    expect(outage.isOn).toBe(true);
    expect(outage.ms).toBeGreaterThanOrEqual(400);
    expect(outage.ms).toBeLessThan(performance.now());

    isAway = false;
    await eventually(() => expect(outage.isOn).toBe(false));
    expect(outage.ms).toBe(0);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(probe).toHaveBeenCalledTimes(3);
  });

  it('is not looked at any more once stopped', async () => {
    const onEnd = jest.fn();
    const outage = new Outage(onEnd);
    const probe = jest.fn(() => Promise.reject(new Error('away')));
    outage.begin(probe);
    await eventually(() => expect(probe).toHaveBeenCalledTimes(1));
    outage.stop();

    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(probe.mock.calls.length).toBeLessThanOrEqual(2);
    expect(onEnd).not.toHaveBeenCalled();
  });
});
