import { deadLettersOf } from './dead-letters';

describe('deadLettersOf', () => {
  it.each([
    ['orders:{orders-0}:events', 'orders:{orders-0}:events:dead'],
    ['events', '{events}:dead'],
  ])('keeps the dead letters of %s in its slot, as %s', (stream, dead) => {
    expect(deadLettersOf(stream)).toBe(dead);
  });
});
