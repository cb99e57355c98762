import type { ServerResponse } from 'node:http';

/** Aborts when the client hangs up before it has its answer. */
export function whenClientLeaves(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
