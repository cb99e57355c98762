import { Ejection } from './ejection';

describe('Ejection', () => {
  let ejection: Ejection;
  beforeEach(() => (ejection = new Ejection()));

  /** Each failure comes as soon as the pause before it is over. */
  const pausesOf = (failures: number, from = 0) => {
    let now = from;
    return Array.from({ length: failures }, () => {
      const pauseMs = ejection.failed(now, now);
      now += pauseMs;
      return pauseMs;
    });
  };

  it('doubles the pause up to thirty seconds', () => {
    expect(pausesOf(8)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('is over after the pause', () => {
    ejection.failed(0, 0);

    expect([ejection.isOver(499), ejection.isOver(500)]).toEqual([false, true]);
  });

  it('counts calls that fail together once', () => {
    expect(ejection.failed(90, 100)).toBe(500);
    expect(ejection.failed(95, 101)).toBe(0);
    expect(ejection.failed(95, 700)).toBe(0);
    expect(ejection.failed(700, 700)).toBe(1_000);
  });

  it('starts from the shortest pause after a success', () => {
    pausesOf(3);
    expect(ejection.succeeded(5_000)).toBe(true);

    expect(pausesOf(1, 5_000)).toEqual([500]);
  });

  it('is ended by a success while it lasts, unless the call began before', () => {
    ejection.failed(100, 100);
    expect(ejection.succeeded(99)).toBe(false);
    expect(ejection.isOver(200)).toBe(false);
    expect(ejection.succeeded(150)).toBe(true);
    expect(ejection.isOver(200)).toBe(true);
  });

  it('ends early without forgetting how often it happened', () => {
    ejection.failed(0, 0);
    ejection.end();

    expect(ejection.isOver(1)).toBe(true);
    expect(ejection.failed(1, 1)).toBe(1_000);
  });
});
