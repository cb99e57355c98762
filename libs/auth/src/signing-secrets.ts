/** The keys of the suite, each at least 32 bytes. */
export interface SigningSecrets {
  /** Signs and verifies. */
  readonly current: string;
  /** Verifies only: the key before the current one, or while they are exchanged the one to come. */
  readonly previous?: string;
}
