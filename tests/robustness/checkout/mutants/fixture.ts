import { ADMINISTRATOR } from '@emporium/local-suite';
import type { Failpoint } from '../failpoints/failpoint';
import { checkOut, type Wish } from '../traffic/check-out';
import { openShop, registerCustomers } from '../traffic/create-context';
import { Closing, TimeIsOver } from '../traffic/retry-until-answered';
import type { Person } from '../traffic/person';
import type { Shop } from '../traffic/context';
import { type ProveSuite } from '../suite/start-prove-suite';

const CUSTOMERS = 4;
/** How long an armed point may take to be passed; only a busy machine needs so long. */
const FIRED_WITHIN_MS = 30_000;

/** A running suite and some people in front of it, for scenarios to be played one after the other. */
export class Stage {
  /** What goes on in the background of the scenario. */
  readonly acts: Promise<unknown>[] = [];

  private constructor(
    readonly suite: ProveSuite,
    readonly shop: Shop,
    readonly customers: readonly Person[],
  ) {}

  static async set(suite: ProveSuite): Promise<Stage> {
    const shop = await openShop(suite.gatewayUrl, ADMINISTRATOR);
    return new Stage(suite, shop, await registerCustomers(shop, CUSTOMERS));
  }

  /** The same stage for the next scenario: what happened before stays on record. */
  next(): Stage {
    return new Stage(this.suite, { ...this.shop, closing: new Closing() }, this.customers);
  }

  /** Puts a product on sale. @returns its id */
  sell(stock: number): Promise<string> {
    const { gateway, admin, closing, goods } = this.shop;
    return goods.add(gateway, admin, stock, closing);
  }

  /** Orders one unit; changes say what is different. */
  order(productId: string, changes: Partial<Wish> = {}, customer = 0): ReturnType<typeof checkOut> {
    const person = this.customers[customer % this.customers.length] as Person;
    const lines = [{ productId, quantity: 1 }];
    return checkOut(this.shop, person, { lines, via: 'items', hasKey: true, copies: 1, ...changes });
  }

  /** Lets something go on behind the faults; running out of time to learn an outcome is for the checker to judge. */
  meanwhile(act: Promise<unknown>): void {
    this.acts.push(
      act.catch((error: unknown) => {
        if (!(error instanceof TimeIsOver)) throw error;
      }),
    );
  }

  /** Does something until a process died of it at a point: a request may break before it gets there. @throws Error */
  async dieAt(point: Failpoint, act: () => Promise<unknown>): Promise<void> {
    const { failpointFile } = this.suite;
    const actUntilFired = async () => {
      while (failpointFile.isArmed) await act();
    };
    failpointFile.arm(point);
    this.meanwhile(actUntilFired());
    if (!(await failpointFile.fired(FIRED_WITHIN_MS))) throw new Error(`nothing passed ${point}`);
  }
}
