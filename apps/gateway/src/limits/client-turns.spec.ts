import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { ClientTurns } from './client-turns';

describe('ClientTurns', () => {
  let turns: ClientTurns;
  let begun: string[];
  beforeEach(() => {
    turns = new ClientTurns(2);
    begun = [];
  });

  /** A request that says when it begins; its response can be closed. */
  const request = (name: string, line = 'kim product-service') => {
    const response = Object.assign(new EventEmitter(), { closed: false });
    const taken = turns.take(line, response as never).then(() => begun.push(name));
    return { taken, close: () => response.emit('close') };
  };

  it('lets so many begin, and the others in the order they came', async () => {
    const [first] = ['1', '2', '3', '4'].map((name) => request(name));
    await turn();
    expect(begun).toEqual(['1', '2']);

    first?.close();
    await turn();
    expect(begun).toEqual(['1', '2', '3']);
  });

  it('lets nobody wait for the requests of others', async () => {
    ['1', '2', '3'].forEach((name) => request(name));
    request('4', 'lee product-service');
    await turn();

    expect(begun).toEqual(['1', '2', '4']);
  });

  it('forgets whoever leaves while waiting', async () => {
    const [first, , third] = ['1', '2', '3', '4'].map((name) => request(name));
    third?.close();
    await expect(third?.taken).rejects.toMatchObject({ code: 'CLIENT_GONE' });
    first?.close();
    await turn();

    expect(begun).toEqual(['1', '2', '4']);
  });

  it('keeps no turn for whoever has left before, or leaves with the one who passes it on', async () => {
    const gone = Object.assign(new EventEmitter(), { closed: true });
    await expect(turns.take('kim product-service', gone as never)).rejects.toMatchObject({
      code: 'CLIENT_GONE',
    });
    const all = ['1', '2', '3', '4'].map((name) => request(name));
    all.forEach(({ close }) => close());
    await Promise.allSettled(all.map(({ taken }) => taken));
    begun = [];

    ['5', '6'].forEach((name) => request(name));
    await turn();
    expect(begun).toEqual(['5', '6']);
  });

  it('knows how many are still under way after one has ended', async () => {
    const [first] = ['1', '2'].map((name) => request(name));
    first?.close();
    ['3', '4'].forEach((name) => request(name));
    await turn();

    expect(begun).toEqual(['1', '2', '3']);
  });

  it('remembers nobody whose requests have all ended', async () => {
    const all = ['1', '2', '3'].map((name) => request(name));
    for (const { close } of all) close();
    await Promise.allSettled(all.map(({ taken }) => taken));

    expect(Reflect.get(turns, 'lines')).toEqual(new Map());
  });

  it('takes as many again once all are done', async () => {
    const all = ['1', '2', '3'].map((name) => request(name));
    await turn();
    for (const { close } of all) {
      close();
      await turn();
    }
    ['4', '5', '6'].forEach((name) => request(name));
    await turn();

    expect(begun).toEqual(['1', '2', '3', '4', '5']);
  });
});
