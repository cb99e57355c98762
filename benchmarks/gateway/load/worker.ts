import { closedLoop } from './closed-loop';
import { openLoop } from './open-loop';
import type { LoadOrder } from './order';
import type { WorkerMessage } from './worker-message';

const report = (message: WorkerMessage) => process.send?.(message);

process.on('message', (order: LoadOrder) => {
  const { rate } = order;
  const onStart = () => report({ kind: 'started' });
  const run = rate === undefined ? closedLoop(order, onStart) : openLoop({ ...order, rate }, onStart);
  run.then(
    (result) => report({ kind: 'done', result }),
    (error: unknown) => report({ kind: 'failed', reason: String(error) }),
  );
});
