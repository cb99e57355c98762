let end: Promise<void> | undefined;

/**
 * Resolves at the end of this turn of the event loop, for all callers of the turn together.
 *
 * Responses that are written one right after the other wake their readers once instead of once each, and each waking
 * costs more than the response itself.
 */
export const nextBatch = (): Promise<void> =>
  (end ??= new Promise((resolve) => {
    setImmediate(() => {
      end = undefined;
      resolve();
    });
  }));
