import { PROTOCOL } from '../protocol/protocol';
import { CANCELLED, REFUSED, REPEAT, RIVALS } from '../scenarios';
import { explore } from './explore';

describe('every course of', () => {
  it.each([RIVALS, REPEAT, { ...REPEAT, stock: [2, 2] as const }, REFUSED, CANCELLED])(
    '$name, stock $stock, with a fault at any step, is sound',
    (scenario) => {
      const { violation, states, atRest } = explore(scenario, PROTOCOL);

      expect(violation).toBeUndefined();
      expect(states).toBeGreaterThan(5_000);
      expect(atRest).toBeGreaterThan(50);
    },
  );

  it('a scenario that never comes to rest is found', () => {
    const { violation } = explore(RIVALS, { ...PROTOCOL, settle: () => undefined });

    expect(violation?.wrong).toBe('nothing ever comes to rest from here');
  });
});
