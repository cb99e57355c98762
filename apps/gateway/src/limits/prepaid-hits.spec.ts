import { PrepaidHits } from './prepaid-hits';

describe('PrepaidHits', () => {
  let now: number;
  let prepaid: PrepaidHits;
  beforeEach(() => {
    now = 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    prepaid = new PrepaidHits();
  });
  afterEach(() => jest.restoreAllMocks());

  const placesOf = (key: string, many: number) =>
    Array.from({ length: many }, () => prepaid.take(key)?.place);

  it('give the places after those counted, each once, to the key alone', () => {
    prepaid.add('kim', 10, 3, 60_000);

    expect(placesOf('kim', 4)).toEqual([11, 12, 13, undefined]);
    expect(placesOf('lee', 1)).toEqual([undefined]);
  });

  it('are used up one after the other', () => {
    prepaid.add('kim', 10, 2, 60_000);
    prepaid.add('kim', 20, 1, 60_000);

    expect(placesOf('kim', 4)).toEqual([11, 12, 21, undefined]);
  });

  it('say once when half of them is used up', () => {
    prepaid.add('kim', 10, 5, 60_000);

    const hits = Array.from({ length: 5 }, () => prepaid.take('kim')?.isHalfway);
    expect(hits).toEqual([false, false, true, false, false]);
  });

  it('end a little before their window does', () => {
    prepaid.add('kim', 10, 3, 500);
    expect(prepaid.take('kim')).toEqual({ place: 11, msLeft: 480, isHalfway: false });
    now += 479;
    expect(prepaid.take('kim')).toMatchObject({ place: 12, msLeft: 1 });

    now += 1;
    expect(prepaid.take('kim')).toBeUndefined();
  });

  it('of the next window follow those of one that has ended', () => {
    prepaid.add('kim', 10, 3, 500);
    now += 490;
    prepaid.add('kim', 1, 1, 60_000);

    expect(placesOf('kim', 2)).toEqual([2, undefined]);
  });

  it('are forgotten once used up', () => {
    prepaid.add('kim', 10, 1, 60_000);
    placesOf('kim', 2);

    expect(Reflect.get(prepaid, 'queues')).toHaveProperty('size', 0);
  });
});
