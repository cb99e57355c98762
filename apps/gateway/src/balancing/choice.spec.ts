import { Logger } from '@nestjs/common';
import { chooseInstance } from './choice';
import { Instance } from './instance';
import type { RouteClass } from './route-class';

const REFUSED = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

describe('chooseInstance', () => {
  let instances: Instance[];
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => jest.useFakeTimers());
  afterEach(async () => {
    jest.useRealTimers();
    await Promise.all(instances.map((instance) => instance.destroy()));
  });

  const start = (count: number) => {
    instances = Array.from(
      { length: count },
      (_, i) => new Instance('user-service', `http://127.0.0.1:${i + 1}`),
    );
    jest.advanceTimersByTime(5_000);
    return instances;
  };
  const choose = (routeClass: RouteClass = 'read', except?: Instance) =>
    chooseInstance(instances, { routeClass, now: Date.now(), except });
  const ask = (instance: Instance, routeClass: RouteClass = 'read') => instance.begin(routeClass, Date.now());
  const load = (instance: Instance, calls: number) => {
    for (let i = 0; i < calls; i++) ask(instance);
  };
  const eject = (instance: Instance) => {
    const call = ask(instance);
    call.failed(REFUSED);
    call.ended();
  };
  const openCircuit = (instance: Instance, routeClass: RouteClass) => {
    for (let i = 0; i < 10; i++) ask(instance, routeClass).answered(503);
  };
  /** How often each is chosen in 10,000 draws, in per cent. */
  const shares = () => {
    const counts = new Map(instances.map((instance) => [instance, 0]));
    for (let i = 0; i < 10_000; i++) {
      const chosen = choose();
      if (chosen) counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
    }
    return [...counts.values()].map((count) => count / 100);
  };
  const around = (percent: number) => ({
    asymmetricMatch: (actual: unknown) => Math.abs(Number(actual) - percent) < 2.5,
  });

  it('has nothing to choose from', () => {
    start(0);
    expect(choose()).toBeUndefined();
  });

  it('takes the only one, even when it failed this request', () => {
    const [only] = start(1);
    expect([choose(), choose('read', only)]).toEqual([only, only]);
  });

  it('takes the one with fewer requests outstanding of two', () => {
    const [busy, idle] = start(2);
    load(busy as Instance, 2);
    load(idle as Instance, 1);

    expect(shares()).toEqual([0, 100]);
  });

  it('spreads evenly over idle instances', () => {
    start(4);
    expect(shares()).toEqual([around(25), around(25), around(25), around(25)]);
  });

  it('compares two random ones of many, so that the least loaded does not get everything', () => {
    start(3).forEach(load);
    expect(shares()).toEqual([around(67), around(33), 0]);
  });

  it('spreads evenly over what is left, whichever is out', () => {
    const [out] = start(4);
    eject(out as Instance);

    expect(shares()).toEqual([0, around(33), around(33), around(33)]);
  });

  it('avoids the one that failed this request', () => {
    const [failed, other] = start(2);
    load(other as Instance, 100);

    expect(choose('read', failed)).toBe(other);
  });

  it('asks ejected and unready ones when there are no others', () => {
    const [ejected, unready] = start(2);
    eject(ejected as Instance);
    (unready as Instance).health.checkedUnready('refused');

    expect(shares().every((share) => share > 0)).toBe(true);
  });

  it('never asks where the circuit is open, of that class of routes', () => {
    const [open, ejected] = start(2);
    openCircuit(open as Instance, 'write');
    eject(ejected as Instance);

    expect(choose('write')).toBe(ejected);
    expect(choose('read')).toBe(open);
  });

  it('gives an instance that comes back a share that grows', () => {
    const [back] = start(2);
    eject(back as Instance);
    (back as Instance).health.checkedReady();
    load(instances[1] as Instance, 1_000);
    load(back as Instance, 1);

    const grown = [shares()[0]];
    for (let i = 0; i < 2; i++) {
      jest.advanceTimersByTime(2_500);
      grown.push(shares()[0]);
    }
    expect(grown).toEqual([around(10), around(50), around(100)]);
  });

  it('spreads evenly over instances that all come back at once', () => {
    for (const instance of start(3)) instance.health.warm();
    expect(shares()).toEqual([around(33), around(33), around(33)]);
  });
});
