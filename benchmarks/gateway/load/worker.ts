import { closedLoop } from './closed-loop';
import { openLoop } from './open-loop';
import type { LoadOrder } from './order';
import type { WorkerMessage } from './worker-message';

const tell = (message: WorkerMessage) => process.send?.(message);

process.on('message', (order: LoadOrder) => {
  const { rate } = order;
  const onStart = () => tell({ kind: 'started' });
  const run = rate === undefined ? closedLoop(order, onStart) : openLoop({ ...order, rate }, onStart);
  run.then(
    (result) => tell({ kind: 'done', result }),
    (error: unknown) => tell({ kind: 'failed', reason: String(error) }),
  );
});
