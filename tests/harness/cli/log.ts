const startedAt = Date.now();

/** Says on a line of its own what is being done, and how many seconds after the start. */
export function tell(message: string): void {
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${message}`);
}
