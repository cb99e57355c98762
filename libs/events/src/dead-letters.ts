/** The key of a stream's dead letters, the entries that consumers could not handle; in the same cluster slot. */
export const deadLettersOf = (stream: string): string =>
  /\{.+\}/.test(stream) ? `${stream}:dead` : `{${stream}}:dead`;
