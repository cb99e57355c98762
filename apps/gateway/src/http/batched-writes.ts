let end: Promise<void> | undefined;

/**
 * The end of this turn of the event loop. Who waits for it goes on together with the others: answers that are written in
 * one go wake a client on this machine once, not one by one, which costs more than the answers.
 */
export const nextBatch = (): Promise<void> =>
  (end ??= new Promise((resolve) => {
    setImmediate(() => {
      end = undefined;
      resolve();
    });
  }));
