/** A process that is started again is back after a few of these. */
const AVOIDED_MS = 1_000;

/** Takes one instance after the other, and leaves out for a second those that are gone or go. */
export class InstanceChoice {
  private count = 0;
  private readonly avoidedUntil = new Map<string, number>();

  /** An avoided one only when there is no other. */
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
