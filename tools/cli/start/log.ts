// A closed terminal, or a file on a full disk, must not end a suite that people use.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

const startedAt = Date.now();

/** Prints a line that says how many seconds after the start it is. */
export function log(message: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${message}`);
}
