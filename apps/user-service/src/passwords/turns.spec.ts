import { Turns } from './turns';

describe('Turns', () => {
  const taken = (turns: Turns<string>) => {
    const items: string[] = [];
    for (let item = turns.take(); item !== undefined; item = turns.take()) items.push(item);
    return items;
  };
  const turnsOf = (...items: readonly [address: string, account: string, item: string][]) => {
    const turns = new Turns<string>();
    for (const [address, account, item] of items) turns.add(address, account, item);
    return turns;
  };

  it('gives those of one account the order in which they came', () => {
    expect(taken(turnsOf(['a', 'ann', '1'], ['a', 'ann', '2'], ['a', 'ann', '3']))).toEqual(['1', '2', '3']);
  });

  it('lets the accounts of an address alternate', () => {
    const turns = turnsOf(
      ['a', 'ann', 'ann 1'],
      ['a', 'ann', 'ann 2'],
      ['a', 'ann', 'ann 3'],
      ['a', 'bob', 'bob 1'],
    );

    expect(taken(turns)).toEqual(['ann 1', 'bob 1', 'ann 2', 'ann 3']);
  });

  it('lets addresses alternate, however many accounts one of them asks for', () => {
    const turns = turnsOf(['a', 'x', 'a 1'], ['a', 'y', 'a 2'], ['a', 'z', 'a 3'], ['b', 'bob', 'b 1']);

    expect(taken(turns)).toEqual(['a 1', 'b 1', 'a 2', 'a 3']);
  });

  it('tells how many come before one that were added now', () => {
    const turns = turnsOf(
      ...Array.from({ length: 50 }, (_, i): [string, string, string] => ['a', 'ann', `ann ${i}`]),
      ['a', 'bob', 'bob 1'],
      ['b', 'kim', 'kim 1'],
    );

    for (const [address, account] of [
      ['a', 'lee'],
      ['a', 'bob'],
      ['b', 'kim'],
      ['c', 'lee'],
    ] as const) {
      const ahead = turns.ahead(address, account);
      const copy = turnsOf(
        ...Array.from({ length: 50 }, (_, i): [string, string, string] => ['a', 'ann', `ann ${i}`]),
        ['a', 'bob', 'bob 1'],
        ['b', 'kim', 'kim 1'],
        [address, account, 'new'],
      );
      expect(taken(copy).indexOf('new')).toBeLessThanOrEqual(ahead);
      expect(ahead).toBeLessThan(5);
    }
    expect(turns.ahead('a', 'ann')).toBe(52);
    expect(new Turns().ahead('a', 'ann')).toBe(0);
  });

  it('forgets what is removed, once', () => {
    const turns = turnsOf(['a', 'ann', '1'], ['a', 'ann', '2'], ['b', 'bob', '3']);

    expect([turns.remove('a', 'ann', '1'), turns.remove('a', 'ann', '1')]).toEqual([true, false]);
    expect(turns.remove('b', 'bob', '3')).toBe(true);
    expect(turns.remove('c', 'lee', '4')).toBe(false);
    expect(turns.remove('a', 'lee', '4')).toBe(false);
    expect(turns.ahead('b', 'bob')).toBe(1);
    expect(taken(turns)).toEqual(['2']);
  });

  it('remembers nobody who waits no more', () => {
    const turns = turnsOf(['a', 'ann', '1'], ['a', 'bob', '2'], ['b', 'kim', '3'], ['c', 'lee', '4']);
    turns.remove('a', 'ann', '1');
    turns.remove('a', 'bob', '2');
    turns.remove('b', 'kim', '3');
    turns.take();

    expect(Reflect.get(turns, 'addresses')).toEqual(new Map());
  });
});
