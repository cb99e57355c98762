import { RetryBudget } from './retry-budget';

describe('RetryBudget', () => {
  let budget: RetryBudget;
  beforeEach(() => {
    jest.useFakeTimers();
    budget = new RetryBudget();
  });
  afterEach(() => jest.useRealTimers());

  const earn = (requests: number) => {
    for (let i = 0; i < requests; i++) budget.earn();
  };
  /** How many of a thousand retries at once are allowed. */
  const spendAll = () => Array.from({ length: 1_000 }, () => budget.spend()).filter(Boolean).length;

  it('begins with a full store', () => {
    expect(spendAll()).toBe(257);
  });

  it('lets a lone request be retried when it is empty, one a second', () => {
    spendAll();
    jest.advanceTimersByTime(999);
    expect(spendAll()).toBe(0);
    jest.advanceTimersByTime(1);
    expect(spendAll()).toBe(1);
  });

  it('allows one retry for ten requests', () => {
    spendAll();
    earn(51);

    expect(spendAll()).toBe(5);
  });

  it('keeps at most 256', () => {
    spendAll();
    earn(10_000);

    expect(spendAll()).toBe(256);
  });
});
