import { join } from 'node:path';
import { type ServiceName, SERVICES, urlVariableOf } from '@emporium/contracts';
import { answersReady, freePort, ManagedProcess, retryOnTakenPort } from '@emporium/local-suite';
import type { TemporarySuite } from './temporary-suite';

export interface FurtherGatewayOptions {
  readonly name: string;
  /** What it takes for an instance of a service. */
  readonly urlOf: (service: ServiceName) => string;
  /** The suite's own. */
  readonly env: Readonly<Record<string, string>>;
}

/** A gateway beside those of a suite. */
export interface FurtherGateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts one on the suite's Redis, so that the suite's sessions are valid there. */
export function startFurtherGateway(
  { redis, folder }: TemporarySuite,
  { name, urlOf, env }: FurtherGatewayOptions,
): Promise<FurtherGateway> {
  return retryOnTakenPort(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const gateway = new ManagedProcess({
      name,
      command: process.execPath,
      args: ['--enable-source-maps', 'dist/apps/gateway/main.js'],
      env: {
        ...process.env,
        ...env,
        PORT: String(port),
        REDIS_URL: redis.dataUrl,
        CACHE_REDIS_URL: redis.cacheUrl,
        ...Object.fromEntries(SERVICES.map((service) => [urlVariableOf(service), urlOf(service)])),
      },
      logFile: join(folder, `${name}.log`),
      port,
      isReady: () => answersReady(url),
    });
    await gateway.start();
    return { url, stop: () => gateway.stop() };
  });
}
