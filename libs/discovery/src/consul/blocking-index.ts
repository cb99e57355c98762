/**
 * The index for the next blocking query, after one with index `asked` was answered with index `answered`.
 *
 * @see https://developer.hashicorp.com/consul/api-docs/features/blocking on indexes that go backwards, or are zero
 */
export function nextIndex(asked: number, answered: number): number {
  if (answered < asked) return 0;
  return Math.max(1, answered);
}
