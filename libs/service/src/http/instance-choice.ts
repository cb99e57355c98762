/** How long an instance is avoided; a restarted process is back after a few times this. */
const AVOIDED_MS = 1_000;

/** Round robin over instances, without those that have failed or are shutting down for a second. */
export class InstanceChoice {
  private count = 0;
  private readonly avoidedUntil = new Map<string, number>();

  /** The next instance; an avoided one only when there is no other. */
  next(instances: readonly string[]): string {
    const now = Date.now();
    for (const [instance, until] of this.avoidedUntil) if (until <= now) this.avoidedUntil.delete(instance);
    const wanted = instances.filter((instance) => !this.avoidedUntil.has(instance));
    const candidates = wanted.length > 0 ? wanted : instances;
    return candidates[this.count++ % candidates.length] as string;
  }

  avoid(instance: string): void {
    this.avoidedUntil.set(instance, Date.now() + AVOIDED_MS);
  }
}
