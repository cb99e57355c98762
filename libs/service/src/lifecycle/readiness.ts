import { Injectable } from '@nestjs/common';
import { UnavailableError } from '@emporium/http';

/** Whether this process is ready for requests: not while anything holds it, such as the shutdown. */
@Injectable()
export class Readiness {
  private readonly reasons = new Set<string>();
  private readonly descriptions = new Map<string, () => unknown>();

  /** Makes the process not ready, for this reason. @returns a function that takes it back */
  hold(reason: string): () => void {
    this.reasons.add(reason);
    return () => this.reasons.delete(reason);
  }

  /** Adds a member to every readiness response, ready or not. */
  describe(member: string, value: () => unknown): void {
    this.descriptions.set(member, value);
  }

  /** The members that were added. */
  details(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.descriptions].map(([member, value]) => [member, value()]));
  }

  /** @throws NotReadyError */
  requireReady(): void {
    const [reason] = this.reasons;
    if (reason !== undefined) throw new NotReadyError(this.details(), reason);
  }
}

/** The process runs, but is not ready for requests. */
export class NotReadyError extends UnavailableError {
  constructor(
    override readonly details: Readonly<Record<string, unknown>>,
    reason?: string,
    options?: ErrorOptions,
  ) {
    super(reason, undefined, undefined, options);
  }
}
