import { Breaker } from './breaker';

describe('Breaker', () => {
  let changes: boolean[];
  let breaker: Breaker;

  beforeEach(() => {
    jest.useFakeTimers();
    changes = [];
    breaker = new Breaker((isOpen) => changes.push(isOpen));
  });
  afterEach(() => jest.useRealTimers());

  const admits = () => breaker.admits(Date.now());
  const succeed = (times = 1) => {
    for (let i = 0; i < times; i++) breaker.succeeded(breaker.begin());
  };
  const fail = (times = 1) => {
    for (let i = 0; i < times; i++) breaker.failed(breaker.begin());
  };
  const wait = (ms: number) => jest.advanceTimersByTime(ms);

  it('needs ten calls before it opens', () => {
    fail(9);
    expect(admits()).toBe(true);
    fail();
    expect(admits()).toBe(false);
  });

  it('stays closed while half of the calls succeed', () => {
    succeed(50);
    fail(50);
    expect(admits()).toBe(true);
    fail();
    expect(admits()).toBe(false);
  });

  it('forgets what is more than ten seconds past', () => {
    fail(9);
    for (let second = 0; second < 10; second++) {
      wait(1_000);
      succeed();
    }
    fail(5);

    expect(admits()).toBe(true);
  });

  it('lets one call try after two seconds', () => {
    fail(10);
    wait(1_999);
    expect(admits()).toBe(false);
    expect(breaker.msUntilTrial(Date.now())).toBe(1);
    wait(1);
    expect(admits()).toBe(true);
    expect(breaker.begin()).toBe(true);
    expect(admits()).toBe(false);
  });

  it('closes when the trial succeeds, with a clean slate', () => {
    fail(10);
    wait(2_000);
    succeed();
    fail(5);

    expect(admits()).toBe(true);
  });

  it('waits again when the trial fails', () => {
    fail(10);
    wait(2_000);
    fail();
    wait(1_999);
    expect(admits()).toBe(false);
    wait(1);
    expect(admits()).toBe(true);
  });

  it('leaves an abandoned trial to the next call', () => {
    fail(10);
    wait(2_000);
    breaker.abandoned(breaker.begin());

    expect(admits()).toBe(true);
    expect(breaker.begin()).toBe(true);
  });

  it('is not moved by calls from before it opened', () => {
    const late = breaker.begin();
    fail(10);
    breaker.succeeded(late);
    expect(admits()).toBe(false);
    wait(2_000);
    breaker.begin();
    breaker.failed(late);
    breaker.succeeded(late);

    expect(admits()).toBe(false);
    expect(breaker.msUntilTrial(Date.now())).toBe(0);
  });

  it('tells each change once', () => {
    fail(12);
    wait(2_000);
    fail();
    wait(2_000);
    succeed(3);

    expect(changes).toEqual([true, false]);
  });
});
