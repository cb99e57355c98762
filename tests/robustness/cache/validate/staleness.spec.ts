import { History, type State, type Way } from './history';
import { hiding, type Observation, showing } from './observation';
import { FRESH, stalenessOf, worst } from './staleness';

const SHOWN = { slot: 1, wood: 'oak', stock: 5 } as const;
const state = (edition: number, changes: Partial<State> = {}): State => ({
  generation: 1,
  edition,
  wood: 'oak',
  stock: 5,
  ...changes,
});

/** Editions 1 to 3, acknowledged at 100, 200 and 300 ms by these ways. */
function historyOf(...ways: Way[]): History {
  const history = new History();
  ways.forEach((way, index) => {
    history.begin(state(index + 1), way);
    history.acknowledge(100 * (index + 1));
  });
  return history;
}

const check = ({ versions }: History, { isShown }: Observation, sentAt: number) =>
  stalenessOf(versions, isShown, 'gateway 1', sentAt);

describe('a read', () => {
  const history = historyOf('own port', 'gateway 1', 'gateway 2');

  it('of the newest state is fresh', () => {
    expect(check(history, showing({ ...SHOWN, edition: 3 }), 350)).toEqual(FRESH);
  });

  it('sent before a write was acknowledged may show either state', () => {
    expect(check(history, showing({ ...SHOWN, edition: 2 }), 250)).toEqual(FRESH);
    expect(check(history, showing({ ...SHOWN, edition: 3 }), 250)).toEqual(FRESH);
  });

  it('that misses a write by another way is stale since then', () => {
    expect(check(history, showing({ ...SHOWN, edition: 2 }), 350)).toEqual({ sameGateway: 0, elsewhere: 50 });
  });

  it('that misses a write of its own gateway is counted by itself, also when others followed', () => {
    expect(check(history, showing({ ...SHOWN, edition: 1 }), 350)).toEqual({
      sameGateway: 150,
      elsewhere: 50,
    });
  });

  it('is as stale as the oldest write it misses', () => {
    const all = historyOf('own port', 'gateway 2', 'own port');

    expect(check(all, showing({ ...SHOWN, edition: 1 }), 350)).toEqual({ sameGateway: 0, elsewhere: 150 });
  });

  it('that shows what never was is found out', () => {
    expect(check(history, showing({ ...SHOWN, edition: 9 }), 350)).toBeUndefined();
    expect(check(history, showing({ ...SHOWN, edition: 3, stock: 4 }), 350)).toBeUndefined();
  });

  it('of a list is stale when a product that has entered it is not there', () => {
    const entered = historyOf('own port');
    entered.begin(state(2, { wood: 'elm' }), 'gateway 2');
    entered.acknowledge(200);
    const withoutIt = hiding(1, ({ wood }) => wood === 'elm');

    expect(check(entered, withoutIt, 150)).toEqual(FRESH);
    expect(check(entered, withoutIt, 230)).toEqual({ sameGateway: 0, elsewhere: 30 });
  });

  it('of a list is stale when a product that was deleted is still there', () => {
    const deleted = historyOf('own port');
    deleted.begin(state(1, { generation: undefined }), 'gateway 1');
    deleted.acknowledge(200);

    expect(check(deleted, showing({ ...SHOWN, edition: 1 }), 210)).toEqual({ sameGateway: 10, elsewhere: 0 });
    expect(
      check(
        deleted,
        hiding(1, () => true),
        210,
      ),
    ).toEqual(FRESH);
  });

  it('of several products is as stale as the worst of them', () => {
    expect(worst({ sameGateway: 1, elsewhere: 5 }, { sameGateway: 2, elsewhere: 3 })).toEqual({
      sameGateway: 2,
      elsewhere: 5,
    });
  });
});
