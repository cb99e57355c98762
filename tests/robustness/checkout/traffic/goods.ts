import { randomUUID } from 'node:crypto';
import type { Line } from '../history/checkout';
import { NO_SUCH_PRODUCT, type PlannedCheckout } from '../plan/checkout-plan';
import type { GatewayClient } from './gateway-client';
import { type Deadline, retryUntilAnswered } from './retry-until-answered';
import type { Person } from './person';

/** What is on sale, and how many units of each there were at the start. */
export class Goods {
  readonly initialStock = new Map<string, number>();

  /** Puts a product on sale. @returns its id */
  async add(gateway: GatewayClient, admin: Person, stock: number, deadline: Deadline): Promise<string> {
    const number = this.initialStock.size + 1;
    const token = await admin.accessToken();
    const request = {
      method: 'POST',
      path: '/products',
      token,
      key: randomUUID(),
      body: {
        name: `Tray ${number}`,
        description: 'Oiled oak.',
        price: number + 0.5,
        category: 'Kitchen',
        stock,
      },
    } as const;
    const { status, body } = await retryUntilAnswered(() => gateway.send(request), deadline);
    if (status !== 201) throw new Error(`a product was answered ${status}: ${JSON.stringify(body)}`);
    const { id } = body as { id: string };
    this.initialStock.set(id, stock);
    return id;
  }

  idOf(product: number): string {
    return product === NO_SUCH_PRODUCT ? randomUUID() : ([...this.initialStock.keys()][product] as string);
  }

  /** The lines of a plan with the ids of the products. */
  linesOf({ lines }: PlannedCheckout): Line[] {
    return lines.map(({ product, quantity }) => ({ productId: this.idOf(product), quantity }));
  }
}
