import type { SigningSecrets } from '@emporium/auth';
import { canonicalJson } from './idempotency-key';
import { SealKey } from './record-key';

/**
 * Keeps what idempotency records hold unreadable in Redis: bodies may carry passwords, answers tokens.
 *
 * Records are made with the current secret; those made with the previous one are still understood.
 */
export class Seal {
  private readonly current: SealKey;
  private readonly previous?: SealKey;

  constructor({ current, previous }: SigningSecrets) {
    this.current = new SealKey(current);
    if (previous !== undefined) this.previous = new SealKey(previous);
  }

  /** Tells bodies apart without telling what is in them. */
  fingerprint(body: unknown): string {
    return this.current.fingerprint(canonicalJson(body));
  }

  /** All that a record made now or before an exchange of secrets may have as the body's fingerprint, the newest first. */
  fingerprints(body: unknown): string[] {
    const text = canonicalJson(body);
    return [this.current, this.previous].flatMap((key) => key?.fingerprint(text) ?? []);
  }

  /** Says whether a recorded fingerprint is that of the body. */
  isFingerprintOf(fingerprint: string, body: unknown): boolean {
    return this.fingerprints(body).includes(fingerprint);
  }

  seal(text: string): string {
    return this.current.seal(text);
  }

  /** @throws Error when the text was sealed with neither secret */
  open(sealed: string): string {
    try {
      return this.current.open(sealed);
    } catch (error) {
      if (!this.previous) throw error;
      return this.previous.open(sealed);
    }
  }
}
