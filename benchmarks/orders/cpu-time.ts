import { readFileSync } from 'node:fs';

/** The unit of times in /proc, whatever the kernel's own tick is. */
const MS_PER_TICK = 10;

/** What processes have used so far; NaN where there is no /proc, so on anything but Linux. */
export const cpuMsOf = (pids: readonly (number | undefined)[]): number =>
  pids.reduce<number>((sum, pid) => sum + cpuMsOfOne(pid), 0);

function cpuMsOfOne(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return NaN;
  // The name before the last ")" may hold spaces; user and system time are the 12th and 13th fields after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
