/** The key of the stream that takes what a stream's consumers could not handle, in the same cluster slot. */
export const deadLettersOf = (stream: string): string =>
  /\{.+\}/.test(stream) ? `${stream}:dead` : `{${stream}}:dead`;
