import type { ServiceName } from '@emporium/contracts';
import { PAUSE_MS } from './breaker';
import { chooseInstance } from './choice';
import { CircuitOpenError } from './circuit-open.error';
import { HealthCheck } from './health-check';
import { type Call, Instance } from './instance';
import { RetryBudget } from './retry-budget';
import type { RouteClass } from './route-class';

/** Spreads the requests to one service over its instances, which may change at any time. */
export class Balancer {
  readonly retries = new RetryBudget();
  /** Called with the time until the head of a response, in ms, from whichever instance. */
  onAnswer: (ms: number) => void = () => undefined;
  private readonly checks = new Map<Instance, HealthCheck>();
  private current: readonly Instance[] = [];

  constructor(
    readonly service: ServiceName,
    origins: readonly string[],
  ) {
    this.setOrigins(origins);
  }

  get instances(): readonly Instance[] {
    return this.current;
  }

  /**
   * @param except the instance that failed this request before
   * @throws CircuitOpenError
   */
  begin(routeClass: RouteClass, except?: Instance): Call {
    if (!except) this.retries.earn();
    const now = Date.now();
    const instance = chooseInstance(this.current, { routeClass, now, except });
    if (!instance) throw new CircuitOpenError(this.msUntilTrial(routeClass, now));
    return instance.begin(routeClass, now);
  }

  /** Keeps the instances that stay, with their health and breakers; one that leaves finishes its calls. */
  setOrigins(origins: readonly string[]): void {
    const known = new Map(this.current.map((instance) => [instance.origin, instance]));
    this.current = [...new Set(origins)].map((origin) => known.get(origin) ?? this.add(origin));
    for (const instance of known.values()) if (!this.current.includes(instance)) this.remove(instance);
  }

  async close(): Promise<void> {
    for (const check of this.checks.values()) check.stop();
    await Promise.all(this.current.map((instance) => instance.destroy()));
  }

  private add(origin: string): Instance {
    const instance = new Instance(this.service, origin);
    const check = new HealthCheck(instance);
    instance.onDoubt = () => check.hurry();
    instance.onAnswer = (ms) => this.onAnswer(ms);
    this.checks.set(instance, check);
    check.start();
    return instance;
  }

  private remove(instance: Instance): void {
    this.checks.get(instance)?.stop();
    this.checks.delete(instance);
    instance.leave();
  }

  private msUntilTrial(routeClass: RouteClass, now: number): number {
    return Math.min(PAUSE_MS, ...this.current.map(({ breakers }) => breakers[routeClass].msUntilTrial(now)));
  }
}
