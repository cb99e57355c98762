import { StateStore } from './state-store';

describe('StateStore', () => {
  it('numbers distinct states as they come, however many', () => {
    const store = new StateStore(2);
    const state = (n: number) => Uint32Array.of(n, n >>> 3);
    const many = 200_000;
    for (let n = 0; n < many; n++) store.add(state(n));

    const known = store.add(state(77));
    const read = new Uint32Array(2);
    store.read(150_000, read);

    expect([store.size, known]).toEqual([many, 77]);
    expect(read).toEqual(state(150_000));
  });
});
