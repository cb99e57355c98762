import { join } from 'node:path';
import type { TemporarySuite } from '@emporium/harness';
import { freePort, ManagedProcess, retryOnTakenPort } from '@emporium/local-suite';

export interface Floor {
  readonly url: string;
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/** Starts the floor server on the suite's Redis. */
export function startFloor({ redis, folder }: TemporarySuite): Promise<Floor> {
  return retryOnTakenPort(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = new ManagedProcess({
      name: 'floor',
      command: process.execPath,
      args: ['--import', 'tsx', join(__dirname, 'floor-server.ts')],
      env: { ...process.env, NODE_ENV: 'production', PORT: String(port), REDIS_URL: redis.dataUrl },
      logFile: join(folder, 'floor.log'),
      port,
      isReady: async () => (await fetch(`${url}/ready`).catch(() => undefined))?.status === 404,
    });
    await server.start();
    return { url, pid: server.pid, stop: () => server.stop() };
  });
}
