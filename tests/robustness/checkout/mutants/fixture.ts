import { ADMINISTRATOR } from '@emporium/local-suite';
import type { Failpoint } from '../failpoints/failpoint';
import { checkOut, type Wish } from '../traffic/check-out';
import { createContext, registerCustomers } from '../traffic/create-context';
import { Deadline, DeadlineExceeded } from '../traffic/retry-until-answered';
import type { Person } from '../traffic/person';
import type { TrafficContext } from '../traffic/context';
import { type ProveSuite } from '../suite/start-prove-suite';

const CUSTOMERS = 4;
/** How long an armed failpoint waits for a process to pass it; only a busy machine needs so long. */
const FIRED_WITHIN_MS = 30_000;

/** A running suite and some customers, for scenarios to run one after the other. */
export class Fixture {
  /** What the scenario does in the background. */
  readonly background: Promise<unknown>[] = [];

  private constructor(
    readonly suite: ProveSuite,
    readonly context: TrafficContext,
    readonly customers: readonly Person[],
  ) {}

  static async create(suite: ProveSuite): Promise<Fixture> {
    const context = await createContext(suite.gatewayUrl, ADMINISTRATOR);
    return new Fixture(suite, context, await registerCustomers(context, CUSTOMERS));
  }

  /** The same suite for the next scenario; the history stays. */
  next(): Fixture {
    return new Fixture(this.suite, { ...this.context, deadline: new Deadline() }, this.customers);
  }

  /** Puts a product on sale. @returns its id */
  sell(stock: number): Promise<string> {
    const { gateway, admin, deadline, goods } = this.context;
    return goods.add(gateway, admin, stock, deadline);
  }

  /** Orders one unit; changes say what is different. */
  order(productId: string, changes: Partial<Wish> = {}, customer = 0): ReturnType<typeof checkOut> {
    const person = this.customers[customer % this.customers.length] as Person;
    const lines = [{ productId, quantity: 1 }];
    return checkOut(this.context, person, { lines, via: 'items', hasKey: true, copies: 1, ...changes });
  }

  /** Does something while faults go on. An outcome that is still unknown at the deadline is for the checker to find. */
  inBackground(work: Promise<unknown>): void {
    this.background.push(
      work.catch((error: unknown) => {
        if (!(error instanceof DeadlineExceeded)) throw error;
      }),
    );
  }

  /** Repeats something until a process died of it at the failpoint; one request may break before it gets there. @throws Error */
  async dieAt(point: Failpoint, work: () => Promise<unknown>): Promise<void> {
    const { failpointFile } = this.suite;
    const workUntilFired = async () => {
      while (failpointFile.isArmed) await work();
    };
    failpointFile.arm(point);
    this.inBackground(workUntilFired());
    if (!(await failpointFile.fired(FIRED_WITHIN_MS))) throw new Error(`nothing passed ${point}`);
  }
}
