import { readFileSync } from 'node:fs';
import { askRedis, type RunningSuite } from '@emporium/local-suite';

/** Bytes by what holds them: resident memory of a process, or what a Redis says that it uses. */
export type Memory = Readonly<Record<string, number>>;

/** Its memory grows with every order. */
export const DATA = 'redis-data';

/** What every process and both Redis hold now. */
export async function readMemory({ processes, redis }: RunningSuite): Promise<Memory> {
  const ofProcesses = [...processes].map(([name, { pid }]) => [name, residentBytes(pid)]);
  const ofRedis = Object.entries({ [DATA]: redis.data, 'redis-cache': redis.cache }).map(
    async ([name, running]) => [name, running ? await usedBytes(running.port) : 0],
  );
  return Object.fromEntries([...ofProcesses, ...(await Promise.all(ofRedis))]) as Memory;
}

function residentBytes(pid: number | undefined): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

async function usedBytes(port: number): Promise<number> {
  const [, bytes] = /^used_memory:(\d+)/m.exec(await askRedis(port, 'INFO memory')) ?? [];
  return Number(bytes);
}
