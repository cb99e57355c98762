import { resolve } from 'node:path';
import { answersReady, freePort, ManagedProcess, retryOnTakenPort } from '@emporium/local-suite';

const APP = resolve(__dirname, '../../../dist/apps/event-relay/main.js');

/** The built event-relay as a process of its own. */
export const startRelay = (redisUrl: string, brokerUrl: string) =>
  retryOnTakenPort(() => startOnFreePort(redisUrl, brokerUrl));

async function startOnFreePort(redisUrl: string, brokerUrl: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const isReady = () => answersReady(url);
  const relay = new ManagedProcess({
    name: 'event-relay',
    command: process.execPath,
    args: ['--enable-source-maps', APP],
    env: {
      NODE_ENV: 'test',
      PORT: String(port),
      JWT_SECRET: '1c5e9a3d7b0f2e4c6a8d1b3f5e7c9a0d',
      REDIS_URL: redisUrl,
      BROKER_URL: brokerUrl,
    },
    logFile: resolve(__dirname, '../../../tmp/event-relay.log'),
    port,
    isReady,
  });
  await relay.start();
  return {
    isReady,
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    stop: async () => {
      relay.kill('SIGTERM');
      return relay.exited;
    },
    kill: async () => {
      relay.kill('SIGKILL');
      await relay.exited;
    },
  };
}
