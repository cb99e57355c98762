/** The keys of the suite, each at least 32 bytes. */
export interface SigningSecrets {
  /** Signs and verifies. */
  readonly current: string;
  /** Verifies only: the key before the current one, or during an exchange the key to come. */
  readonly previous?: string;
}
