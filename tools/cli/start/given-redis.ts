import { connect } from 'node:net';

const CONNECT_TIMEOUT_MS = 3000;

/** The Redis that the environment names, to be used as it is; undefined when one is to be started. */
export interface GivenRedis {
  dataUrl: string;
  cacheUrl: string;
}

/**
 * Reads REDIS_URL and CACHE_REDIS_URL and makes sure that something answers there.
 *
 * @throws Error that names the variable
 */
export async function givenRedis(env: NodeJS.ProcessEnv): Promise<GivenRedis | undefined> {
  if (!env.REDIS_URL) {
    if (env.CACHE_REDIS_URL)
      throw new Error('CACHE_REDIS_URL is set without REDIS_URL: set both or neither.');
    return undefined;
  }
  const urls = { dataUrl: env.REDIS_URL, cacheUrl: env.CACHE_REDIS_URL || env.REDIS_URL };
  await refuseUnreachable('REDIS_URL', urls.dataUrl);
  if (env.CACHE_REDIS_URL) await refuseUnreachable('CACHE_REDIS_URL', urls.cacheUrl);
  return urls;
}

async function refuseUnreachable(variable: string, value: string): Promise<void> {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^rediss?:$/.test(url.protocol)) {
    throw new Error(`${variable} is not a Redis URL such as redis://127.0.0.1:6379.`);
  }
  const { hostname, port } = url;
  if (await accepts(hostname, Number(port || 6379))) return;
  throw new Error(
    `${variable} is set, but nothing answers at ${hostname}:${port || 6379}; unset it to have Redis started for you.`,
  );
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port });
    const finish = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
