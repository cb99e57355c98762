/** When everything ran, and when something did not; times in ms since the epoch. */
export class HealthLog {
  private readonly down = new Map<string, number>();
  private readonly healthy: { from: number; to: number }[] = [];
  private healthyFrom = Date.now();

  /** The names of what is down now. */
  get isDown(): readonly string[] {
    return [...this.down.keys()];
  }

  fell(name: string, now = Date.now()): void {
    if (this.down.size === 0) this.healthy.push({ from: this.healthyFrom, to: now });
    this.down.set(name, (this.down.get(name) ?? 0) + 1);
  }

  rose(name: string, now = Date.now()): void {
    const left = (this.down.get(name) ?? 0) - 1;
    if (left > 0) this.down.set(name, left);
    else this.down.delete(name);
    if (this.down.size === 0) this.healthyFrom = now;
  }

  /** How many ms between two moments everything ran. */
  healthyMs(from: number, to: number): number {
    const current = this.down.size === 0 ? [{ from: this.healthyFrom, to: Infinity }] : [];
    return [...this.healthy, ...current].reduce(
      (sum, period) => sum + Math.max(0, Math.min(to, period.to) - Math.max(from, period.from)),
      0,
    );
  }
}
