import { checkEvents } from './events';
import { evidence, order, ORDER, storeWith } from './testing/sample-evidence';

describe('events', () => {
  const processed = order({ state: 'processing', version: 2, timeline: ['pending', 'processing'] });
  const event = (status: string, version: number) => ({ orderId: ORDER.id, status, version });
  const check = (changed: typeof processed, ...events: ReturnType<typeof event>[]) =>
    checkEvents(evidence({ store: storeWith(changed), events }));

  it('may come twice', () => {
    const created = event('pending', 1);
    expect(check(processed, created, created, event('processing', 2))).toEqual([]);
  });

  it('must not be missing', () => {
    expect(check(processed, event('pending', 1))).toMatchObject([{ harm: 'lost' }]);
  });

  it('must not report what never was', () => {
    expect(check(order(), event('pending', 1), event('cancelled', 2))).toHaveLength(1);
  });
});
