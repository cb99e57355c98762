import { LocalWindows } from './local-windows';

describe('LocalWindows', () => {
  let now = 0;
  beforeEach(() => {
    now = 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('counts hits until the window ends that the first began', () => {
    const windows = new LocalWindows();
    const hits = [windows.hit('kim', 100).hits];
    now += 99;
    hits.push(windows.hit('kim', 100).hits, windows.hit('lee', 100).hits);
    now += 1;
    hits.push(windows.hit('kim', 100).hits);

    expect(hits).toEqual([1, 2, 1, 1]);
  });

  it('knows what Redis said until the window ends', () => {
    const windows = new LocalWindows();
    windows.remember('kim', 7, 50);
    expect(windows.find('kim')).toEqual({ hits: 7, endsAt: 1_050 });

    now += 50;
    expect(windows.find('kim')).toBeUndefined();
  });

  it('knows nothing any more once cleared', () => {
    const windows = new LocalWindows();
    windows.hit('kim', 100);
    windows.clear();

    expect(windows.find('kim')).toBeUndefined();
  });

  it('holds on to those seen last when there are very many', () => {
    const windows = new LocalWindows();
    windows.hit('first', 100);
    for (let i = 0; i < 30_000; i++) windows.hit(`client ${i}`, 100);

    expect(windows.find('first')).toBeUndefined();
    expect(windows.find('client 29999')?.hits).toBe(1);
  });
});
