import { randomUUID } from 'node:crypto';
import { ApiClient, type ApiResponse, logIn, register, sell } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';

/** Sends requests that show up in metrics, logs and traces. */
export class SampleTraffic {
  private constructor(
    private readonly client: ApiClient,
    private readonly admin: string,
    private readonly customer: string,
  ) {}

  static async at(gatewayUrl: string): Promise<SampleTraffic> {
    const client = new ApiClient(gatewayUrl);
    const customer = await register(client);
    const [one, other] = [await logIn(client, ADMINISTRATOR), await logIn(client, customer)];
    return new SampleTraffic(client, one.accessToken, other.accessToken);
  }

  /** @returns the id of a new product */
  sell(stock: number): Promise<string> {
    return sell(this.client, this.admin, { stock });
  }

  order(productId: string, quantity: number, headers?: Record<string, string>): Promise<ApiResponse> {
    const body = { items: [{ productId, quantity }] };
    return this.client.send({ method: 'POST', path: '/orders', token: this.customer, body, headers });
  }

  cancel(orderId: string): Promise<ApiResponse> {
    return this.client.send({ method: 'DELETE', path: `/orders/${orderId}`, token: this.customer });
  }

  read(path: string, headers?: Record<string, string>): Promise<ApiResponse> {
    return this.client.send({ method: 'GET', path, headers });
  }

  /** Something of everything: a purchase, a refusal, a cancellation, reads from the cache, and a limit used up. */
  async sendAll(): Promise<void> {
    const productId = await this.sell(5);
    for (let i = 0; i < 3; i++) await this.read(`/products/${productId}`);
    await this.read('/products/nothing', { 'cache-control': 'no-cache' });
    await this.read('/nowhere');
    const { body } = await this.order(productId, 2, { 'idempotency-key': randomUUID() });
    await this.cancel((body as { id: string }).id);
    await this.order(productId, 99);
    const guess = { email: ADMINISTRATOR.email, password: 'a guess, and a bad one' };
    for (let i = 0; i < 12; i++)
      await this.client.send({ method: 'POST', path: '/users/login', body: guess });
  }
}
