import type { LoadResult } from './order';

/** What the load generator's process reports: that the warm-up is over, and how it ended. */
export type WorkerMessage =
  | { readonly kind: 'started' }
  | { readonly kind: 'done'; readonly result: LoadResult }
  | { readonly kind: 'failed'; readonly reason: string };
