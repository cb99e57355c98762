// A terminal that is gone, or a file on a full disk, is no reason to end a suite that people use.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

const startedAt = Date.now();

/** Says on a line of its own what is being done, and how many seconds after the start. */
export function tell(message: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${message}`);
}
