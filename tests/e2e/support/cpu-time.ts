import { SERVICE_URLS } from './urls';

/** The CPU time that all instances of the suite have used so far, the gateway included, in ms. */
export async function cpuTimeMs(): Promise<number> {
  const seconds = await Promise.all(Object.values(SERVICE_URLS).flat().map(cpuSecondsOf));
  return 1_000 * seconds.reduce((sum, one) => sum + one, 0);
}

async function cpuSecondsOf(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const [, seconds] = /^process_cpu_seconds_total ([\d.e-]+)$/m.exec(metrics) ?? [];
  if (seconds === undefined) throw new Error(`${url} does not expose its CPU time`);
  return Number(seconds);
}
