import { UnavailableError } from './domain-error';

/**
 * Decides a change and writes it, and begins again with the decision as long as somebody else's came first.
 *
 * @param change answers undefined when what it was decided on has changed meanwhile
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
