const INTERRUPTED_EXIT_CODE = 130;

/** Exits when asked to stop, which ends the processes of the suite as well. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      console.error(`\nInterrupted by ${signal}: no verdict.`);
      process.exit(INTERRUPTED_EXIT_CODE);
    });
}
