import { Instance } from './instance';

/** A service as a whole: its instances take turns. */
export class Upstream {
  private readonly instances: readonly Instance[];
  private turn = 0;

  /** @param origins of at least one instance */
  constructor(origins: readonly string[]) {
    this.instances = origins.map((origin) => new Instance(origin));
  }

  /** The next instance that takes connections, another than `tried` if there is one. */
  next(tried?: Instance): Instance {
    const count = this.instances.length;
    const first = this.turn++ % count;
    const inTurn = [...this.instances.slice(first), ...this.instances.slice(0, first)];
    const others = inTurn.filter((instance) => instance !== tried);
    const chosen = others.find(({ isResting }) => !isResting) ?? others[0] ?? tried;
    if (!chosen) throw new Error('A service without instances');
    return chosen;
  }

  async close(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.close()));
  }
}
