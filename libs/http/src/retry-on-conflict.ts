import { UnavailableError } from './domain-error';

/**
 * Optimistic concurrency: reads a state, decides a change and writes it, and starts over when another change came
 * first.
 *
 * @param change returns undefined when the state that it was decided on has changed meanwhile
 * @throws UnavailableError after so many attempts
 */
export async function retryOnConflict<Result>(
  attempts: number,
  change: () => Promise<Result | undefined>,
): Promise<Result> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const result = await change();
    if (result !== undefined) return result;
  }
  throw new UnavailableError();
}
