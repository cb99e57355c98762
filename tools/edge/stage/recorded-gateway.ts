import { join } from 'node:path';
import { freePort, ManagedProcess, type RunningSuite, retryOnTakenPort } from '@emporium/local-suite';
import { RecordingUpstream } from './recording-upstream';
import { SETTINGS } from './settings';

/** A gateway of its own, which takes a recording upstream for all services. */
export interface RecordedGateway {
  readonly url: string;
  readonly upstream: RecordingUpstream;
  stop(): Promise<void>;
}

/** Starts it on the suite's Redis, so that the suite's sessions are valid there. */
export async function startRecordedGateway(suite: RunningSuite, folder: string): Promise<RecordedGateway> {
  const upstream = await RecordingUpstream.start();
  return retryOnTakenPort(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const gateway = new ManagedProcess({
      name: 'recorded-gateway',
      command: process.execPath,
      args: ['--enable-source-maps', 'dist/apps/gateway/main.js'],
      cwd: process.cwd(),
      env: {
        ...process.env,
        ...SETTINGS,
        PORT: String(port),
        REDIS_URL: suite.redis.dataUrl,
        CACHE_REDIS_URL: suite.redis.cacheUrl,
        PRODUCT_SERVICE_URL: upstream.url,
        ORDER_SERVICE_URL: upstream.url,
        USER_SERVICE_URL: upstream.url,
      },
      logFile: join(folder, 'recorded-gateway.log'),
      port,
      isReady: async () => (await fetch(`${url}/health/live`).catch(() => undefined))?.status === 200,
    });
    await gateway.start();
    const stop = async () => {
      await gateway.stop();
      await upstream.stop();
    };
    return { url, upstream, stop };
  });
}
