import { type Protocol, PROTOCOL } from '../protocol/protocol';
import { CANCELLED, CART_CANCELLED, REFUSED, REPEAT, RIVALS, TABS } from '../scenarios';
import { explore } from './explore';

describe('every course of', () => {
  it.each([RIVALS, REPEAT, { ...REPEAT, stock: [2, 2] as const }, REFUSED, CANCELLED, CART_CANCELLED])(
    '$name, stock $stock, with a fault at any step, is sound',
    (scenario) => {
      const { violation, states, atRest } = explore(scenario, PROTOCOL);

      expect(violation).toBeUndefined();
      expect(states).toBeGreaterThan(5_000);
      expect(atRest).toBeGreaterThan(50);
    },
  );

  it.each([RIVALS, CANCELLED])(
    '$name is sound and comes to rest, if the version that places orders leaves all to be settled',
    (scenario) => {
      const confirm: Protocol['confirm'] = (world, order) => {
        const isPlaced = PROTOCOL.confirm(world, order);
        if (isPlaced) {
          world.settled[order] = 0;
          world.due[order] = 1;
        }
        return isPlaced;
      };

      expect(explore(scenario, { ...PROTOCOL, confirm }).violation).toBeUndefined();
    },
  );

  it('a scenario that never comes to rest is found', () => {
    const { violation } = explore(TABS, { ...PROTOCOL, settle: () => undefined });

    expect(violation?.wrong).toBe('nothing ever comes to rest from here');
  });
});
