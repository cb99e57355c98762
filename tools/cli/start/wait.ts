const QUIET_MS = 4_000;

/** Says what a start still waits for, whenever nothing of it has come for a few seconds. */
export class Wait {
  private readonly stages: readonly Set<string>[];
  private readonly timer: NodeJS.Timeout;

  /** @param stages what is waited for: all of a stage at once, and one stage after the other */
  constructor(
    stages: readonly (readonly string[])[],
    private readonly say: (message: string) => void,
  ) {
    this.stages = stages.map((names) => new Set(names));
    this.timer = setInterval(() => this.sayWhat(), QUIET_MS).unref();
  }

  async for<Result>(name: string, outcome: Promise<Result>): Promise<Result> {
    const result = await outcome;
    this.came(name);
    return result;
  }

  came(name: string): void {
    for (const stage of this.stages) stage.delete(name);
    this.timer.refresh();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private sayWhat(): void {
    const stage = this.stages.find(({ size }) => size > 0);
    if (stage) this.say(`Waiting for ${[...stage].join(', ')}`);
  }
}
