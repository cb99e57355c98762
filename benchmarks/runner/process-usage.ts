import { readFileSync } from 'node:fs';

/** What a process and its children have used. */
export interface ProcessUsage {
  readonly cpuSeconds: number;
  readonly residentMib: number;
}

/** The unit of times in /proc, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;

/** @returns undefined where there is no /proc, so on anything but Linux */
export function usageOf(pid: number | undefined): ProcessUsage | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  const folder = `/proc/${pid}`;
  // The name before the last ")" may hold spaces; user and system time are the 12th and 13th fields after it.
  const fields = readFileSync(`${folder}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const own: ProcessUsage = {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    residentMib: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`${folder}/status`, 'utf8'))?.[1]) / 1024,
  };
  const children = readFileSync(`${folder}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.map((child) => usageOf(Number(child))).reduce<ProcessUsage>(sum, own);
}

/** What processes have used so far; NaN where there is no /proc. */
export const cpuMsOf = (pids: readonly (number | undefined)[]): number =>
  pids.reduce((sum: number, pid) => sum + (usageOf(pid)?.cpuSeconds ?? NaN) * 1_000, 0);

const sum = (total: ProcessUsage, more: ProcessUsage | undefined): ProcessUsage => ({
  cpuSeconds: total.cpuSeconds + (more?.cpuSeconds ?? 0),
  residentMib: total.residentMib + (more?.residentMib ?? 0),
});
