import { EventEmitter } from 'node:events';
import { UnavailableError, withContext } from '@emporium/http';
import { FairQueue } from './fair-queue';
import { OverloadedError } from './password.errors';

/** Work that ends when it is told to. */
function work() {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  const run = jest.fn(() => done);
  return { run, finish };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const CONTEXT = { requestId: 'r', traceparent: 't' };

describe('FairQueue', () => {
  it('runs as many at once as it may and no more', async () => {
    const queue = new FairQueue(2, 1);
    const [first, second, third] = [work(), work(), work()];

    for (const { run } of [first, second, third]) void queue.run('ann', run);
    await settled();
    expect([first, second, third].map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 0]);

    first.finish();
    await settled();
    expect(third.run).toHaveBeenCalledTimes(1);
  });

  it('takes those who wait in turns: a neighbour comes soon, however much another wants', async () => {
    const queue = new FairQueue(1, 1);
    const order: string[] = [];
    const run = (account: string) => queue.run(account, () => settled().then(() => void order.push(account)));
    const runAt = (clientAddress: string, account: string) =>
      withContext({ ...CONTEXT, clientAddress }, () => run(account));

    await Promise.all([
      ...Array.from({ length: 20 }, () => runAt('::1', 'ann')),
      runAt('::1', 'bob'),
      runAt('::2', 'kim'),
    ]);

    expect(order.indexOf('bob')).toBeLessThan(5);
    expect(order.indexOf('kim')).toBeLessThan(5);
    expect(order).toHaveLength(22);
  });

  it('expects those who wait to be done several at a time', async () => {
    const queue = new FairQueue(4, 400);
    const running = Array.from({ length: 4 }, () => work());
    for (const { run } of running) void queue.run('ann', run);
    const waiting = Array.from({ length: 5 }, (_, i) => queue.run(`account ${i}`, settled));
    const outcomes = Promise.allSettled(waiting);
    await settled();
    for (const { finish } of running) finish();

    expect((await outcomes).map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
  });

  it('refuses at once what cannot be done before the deadline, and takes work again afterwards', async () => {
    const queue = new FairQueue(1, 100);
    const first = work();
    const running = queue.run('ann', first.run);
    const late = jest.fn(settled);

    const refused = withContext({ ...CONTEXT, deadlineAt: Date.now() + 150 }, () => queue.run('bob', late));

    await expect(refused).rejects.toThrow(OverloadedError);
    await expect(refused).rejects.toThrow(UnavailableError);
    expect(late).not.toHaveBeenCalled();
    first.finish();
    await running;
    await expect(queue.run('bob', () => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('lets nobody wait for longer than 2 s who did not say how long they would', async () => {
    const queue = new FairQueue(1, 100);
    const first = work();
    const running = [queue.run('ann', first.run)];

    const outcomes = Promise.allSettled(Array.from({ length: 50 }, () => queue.run('ann', settled)));
    first.finish();

    const refused = (await outcomes).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(31);
    await Promise.all(running);
  });

  it('refuses what has waited too long when its turn comes', async () => {
    const queue = new FairQueue(1, 1);
    const first = work();
    const running = queue.run('ann', first.run);
    const late = jest.fn(settled);
    const deadlineAt = Date.now() + 30;
    const refused = withContext({ ...CONTEXT, deadlineAt }, () => queue.run('bob', late));
    const outcome = expect(refused).rejects.toThrow(OverloadedError);

    while (Date.now() <= deadlineAt) await settled();
    first.finish();

    await outcome;
    expect(late).not.toHaveBeenCalled();
    await running;
    await expect(queue.run('ann', () => Promise.resolve('idle'))).resolves.toBe('idle');
  });

  it('learns how long work takes', async () => {
    const queue = new FairQueue(1, 10_000);
    for (let i = 0; i < 30; i++) await queue.run('ann', settled);
    const first = work();
    const running = queue.run('ann', first.run);

    const next = queue.run('bob', () => Promise.resolve('done'));
    first.finish();

    await expect(next).resolves.toBe('done');
    await running;
  });

  it('drops what nobody waits for any more, and makes room for others', async () => {
    const queue = new FairQueue(1, 100);
    const first = work();
    const running = queue.run('ann', first.run);
    const connection = new EventEmitter();
    const onClose = (listener: () => void) => {
      connection.once('close', listener);
      return () => void connection.off('close', listener);
    };
    const left = jest.fn(settled);
    const gone = Promise.allSettled(
      Array.from({ length: 5 }, () => withContext({ ...CONTEXT, onClose }, () => queue.run('ann', left))),
    );
    await settled();
    const deadlineAt = Date.now() + 300;
    const ask = () =>
      withContext({ ...CONTEXT, deadlineAt }, () => queue.run('ann', () => Promise.resolve('done')));
    await expect(ask()).rejects.toThrow(OverloadedError);

    connection.emit('close');
    const next = ask();
    first.finish();

    await expect(next).resolves.toBe('done');
    expect((await gone).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(left).not.toHaveBeenCalled();
    await running;
  });

  it('listens to no connection once its turn has come', async () => {
    const queue = new FairQueue(1, 1);
    const connection = new EventEmitter();
    const onClose = (listener: () => void) => {
      connection.once('close', listener);
      return () => void connection.off('close', listener);
    };

    await withContext({ ...CONTEXT, onClose }, () =>
      Promise.all(Array.from({ length: 5 }, () => queue.run('ann', settled))),
    );

    expect(connection.listenerCount('close')).toBe(0);
  });

  it('passes the turn on when work fails', async () => {
    const queue = new FairQueue(1, 1);
    const failing = queue.run('ann', () => Promise.reject(new Error('broken')));
    const next = queue.run('ann', () => Promise.resolve('done'));

    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
    await expect(queue.run('ann', () => Promise.resolve('idle'))).resolves.toBe('idle');
  });
});
