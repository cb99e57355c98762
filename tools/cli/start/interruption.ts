const INTERRUPTED_EXIT_CODE = 130;
/** The terminal and npm both deliver one Ctrl-C. */
const SAME_INTERRUPTION_MS = 500;

/** Thrown out of what was going on when the user asked to stop. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.');
    this.name = new.target.name;
  }
}

/** Aborts at the first Ctrl-C, SIGTERM or closed terminal; the second kills everything at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  let interruptedAt: number | undefined;
  const interrupt = () => {
    interruptedAt ??= Date.now();
    if (Date.now() - interruptedAt > SAME_INTERRUPTION_MS) {
      console.log('Killed.');
      process.exit(INTERRUPTED_EXIT_CODE);
    }
    controller.abort(new Interrupted());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  return controller.signal;
}

/** Resolves when the user asks to stop. */
export function untilInterrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const stayAlive = setInterval(() => undefined, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(stayAlive);
      resolve();
    });
  });
}
