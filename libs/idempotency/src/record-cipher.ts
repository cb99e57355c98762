import type { SigningSecrets } from '@emporium/auth';
import { canonicalJson } from './idempotency-key';
import { RecordKey } from './record-key';

/**
 * Makes idempotency records unreadable in Redis, since bodies may carry passwords and responses tokens: a body is stored
 * as its fingerprint, a response encrypted.
 *
 * Records are made with the current secret; those made with the previous one are still understood.
 */
export class RecordCipher {
  private readonly current: RecordKey;
  private readonly previous?: RecordKey;

  constructor({ current, previous }: SigningSecrets) {
    this.current = new RecordKey(current);
    if (previous !== undefined) this.previous = new RecordKey(previous);
  }

  /** A keyed hash: equal for equal bodies, and nothing can be learned from it about what is in them. */
  fingerprint(body: unknown): string {
    return this.current.fingerprint(canonicalJson(body));
  }

  /** The body's fingerprint under the current secret, then under the previous one if there is one. */
  fingerprints(body: unknown): string[] {
    const text = canonicalJson(body);
    return [this.current, this.previous].flatMap((key) => key?.fingerprint(text) ?? []);
  }

  /** Says whether a recorded fingerprint is that of the body. */
  isFingerprintOf(fingerprint: string, body: unknown): boolean {
    return this.fingerprints(body).includes(fingerprint);
  }

  encrypt(text: string): string {
    return this.current.encrypt(text);
  }

  /** @throws Error when the text was encrypted with neither secret */
  decrypt(encrypted: string): string {
    try {
      return this.current.decrypt(encrypted);
    } catch (error) {
      if (!this.previous) throw error;
      return this.previous.decrypt(encrypted);
    }
  }
}
