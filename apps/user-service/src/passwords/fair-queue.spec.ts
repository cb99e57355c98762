import { UnavailableError } from '@emporium/http';
import { BoundedQueue } from './bounded-queue';

/** Work that ends when it is told to. */
function work() {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  const run = jest.fn(() => done);
  return { run, finish };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('BoundedQueue', () => {
  it('runs as many at once as it may and no more', async () => {
    const queue = new BoundedQueue({ concurrency: 2, maxWaiting: 5 });
    const [first, second, third] = [work(), work(), work()];

    for (const { run } of [first, second, third]) void queue.run(run);
    await settled();
    expect([first, second, third].map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 0]);

    first.finish();
    await settled();
    expect(third.run).toHaveBeenCalledTimes(1);
  });

  it('takes those who wait in the order they came', async () => {
    const queue = new BoundedQueue({ concurrency: 1, maxWaiting: 5 });
    const order: number[] = [];

    await Promise.all([1, 2, 3, 4].map((n) => queue.run(() => settled().then(() => void order.push(n)))));

    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('refuses work when too much is waiting, and takes it again afterwards', async () => {
    const queue = new BoundedQueue({ concurrency: 1, maxWaiting: 1 });
    const [first, second] = [work(), work()];
    const running = [queue.run(first.run), queue.run(second.run)];

    await expect(queue.run(settled)).rejects.toThrow(UnavailableError);

    first.finish();
    second.finish();
    await Promise.all(running);
    await expect(queue.run(() => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('passes the turn on when work fails', async () => {
    const queue = new BoundedQueue({ concurrency: 1, maxWaiting: 1 });
    const failing = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(() => Promise.resolve('done'));

    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
    await expect(queue.run(() => Promise.resolve('idle'))).resolves.toBe('idle');
  });
});
