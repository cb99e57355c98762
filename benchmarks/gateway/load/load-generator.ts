import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { LoadOrder, LoadResult } from './order';
import type { WorkerMessage } from './worker-message';

/** Makes load from a process of its own, so that it shares no event loop with what it measures. */
export class LoadGenerator {
  private readonly worker: ChildProcess = fork(join(__dirname, 'worker.ts'));

  /**
   * @param onStart called when the warm-up is over
   * @throws Error when the target broke off
   */
  run(order: LoadOrder, onStart: () => void): Promise<LoadResult> {
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        this.worker.removeAllListeners();
        end();
      };
      this.worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'started') onStart();
        else if (message.kind === 'done') finish(() => resolve(message.result));
        else finish(() => reject(new Error(message.reason)));
      });
      this.worker.once('exit', () => finish(() => reject(new Error('the load generator ended'))));
      this.worker.send(order);
    });
  }

  stop(): void {
    this.worker.kill();
  }
}
