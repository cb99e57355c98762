const startedAt = Date.now();

/** Prints a line that says how many seconds after the start it is. */
export function log(message: string): void {
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${message}`);
}
